# _elementtree: elements, their children and attributes, iteration, the builder, the parser and its targets, threads.
import _elementtree
import copy
import pickle
import threading
import xml.etree.ElementTree as ET

print(ET.Element is _elementtree.Element, ET.XMLParser is _elementtree.XMLParser)
# expect: True True


def attempt(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


e = ET.Element('a', {'x': '1'}, y='2')
attempt(lambda: (e.tag, e.text, e.tail, e.attrib, e.get('x'), e.get('q', 7), e.keys(), e.items(), len(e)))
# expect: ('a', None, None, {'x': '1', 'y': '2'}, '1', 7, ['x', 'y'], [('x', '1'), ('y', '2')], 0)
attempt(e.append, 5)
# expect: TypeError append() argument 1 must be xml.etree.ElementTree.Element, not int
attempt(e.extend, [5])
# expect: TypeError expected an Element, not "int"
attempt(e.extend, 5)
# expect: TypeError 'elements' must be an iterable
attempt(e.remove, ET.Element('x'))
# expect: ValueError Element.remove(x): element not found
attempt(lambda: e[0])
# expect: IndexError child index out of range
attempt(lambda: e['a'])
# expect: TypeError element indices must be integers
attempt(e.__setitem__, slice(0, 0), [5])
# expect: TypeError expected an Element, not "int"
attempt(delattr, e, 'tag')
# expect: AttributeError can't delete element attribute
attempt(setattr, e, 'attrib', 5)
# expect: TypeError attrib must be dict, not int
attempt(ET.Element)
# expect: TypeError Element() takes at least 1 argument (0 given)
attempt(ET.Element, 'a', 5)
# expect: TypeError Element() argument 2 must be dict, not int
attempt(ET.SubElement, e)
# expect: TypeError SubElement() takes at least 2 arguments (1 given)
b = ET.SubElement(e, 'b', k='v')
b.text, b.tail = 'in', 'after'
c = ET.SubElement(b, '{u}c')
e.insert(0, ET.Element('first'))
e.append(b)
attempt(lambda: ([i.tag for i in e.iter()], [i.tag for i in e.iter('{u}c')], list(e.itertext()), e[-1] is b, [i.tag for i in e[:2]]))
# expect: (['a', 'first', 'b', '{u}c', 'b', '{u}c'], ['{u}c', '{u}c'], ['in', 'after', 'in', 'after'], True, ['first', 'b'])
attempt(lambda: (e.find('b/{u}c').tag, e.find('{*}b').tag, e.findtext('b'), e.findtext('first'), e.findtext('no'), len(e.findall('b'))))
# expect: ('{u}c', 'b', 'in', '', None, 2)
d = copy.deepcopy(e)
print(ET.tostring(d), d[1] is b, copy.copy(e)[1] is b, ET.tostring(pickle.loads(pickle.dumps(e))) == ET.tostring(e))
# expect: b'<a xmlns:ns0="u" x="1" y="2"><first /><b k="v">in<ns0:c /></b>after<b k="v">in<ns0:c /></b>after</a>' False True True
e.clear()
attempt(lambda: (e.tag, e.attrib, len(e), e.tail))
# expect: ('a', {}, 0, None)


class Sub(ET.Element):
    pass


s = Sub('s')
s.extra = 1
s.append(s)
print(s.extra, len(s), s[0] is s)
# expect: 1 1 True
del s

events = []
p = ET.XMLPullParser(['start', 'end', 'start-ns', 'end-ns', 'comment', 'pi'])
for piece in '<r xmlns:p="u"><!--c--><?t d?>', '<p:x a="1">te', 'xt</p:x>tail', '</r>':
    p.feed(piece)
    events += [(k, getattr(v, 'tag', v) if isinstance(getattr(v, 'tag', v), (str, tuple, type(None))) else v.text) for k, v in p.read_events()]
print(events)
# expect: [('start-ns', ('p', 'u')), ('start', 'r'), ('comment', 'c'), ('pi', 't d'), ('start', '{u}x'), ('end', '{u}x'), ('end', 'r'), ('end-ns', None)]
attempt(ET.fromstring, '<a>&nope;</a>')
# expect: ParseError undefined entity: line 1, column 3
attempt(ET.fromstring, '<a></b>')
# expect: ParseError mismatched tag: line 1, column 5
attempt(ET.fromstring, '<!DOCTYPE a SYSTEM "s"><a>&nope;</a>')
# expect: ParseError undefined entity &nope;: line 1, column 26
parser = ET.XMLParser()
parser.entity['nope'] = 'yes'
attempt(lambda: ET.fromstring('<!DOCTYPE a SYSTEM "s"><a>x&nope;y</a>', parser).text)
# expect: xyesy


class Target:
    def __init__(self):
        self.seen = []

    def start(self, tag, attrib):
        self.seen.append((tag, attrib))

    def end(self, tag):
        self.seen.append(tag)

    def data(self, data):
        self.seen.append(data)

    def doctype(self, *a):
        self.seen.append(a)

    def close(self):
        return self.seen


attempt(ET.fromstring, '<!DOCTYPE a PUBLIC "p" "s"><a x="1">t<b/></a>', ET.XMLParser(target=Target()))
# expect: [('a', 'p', 's'), ('a', {'x': '1'}), 't', ('b', {}), 'b', 'a']


class Failing(Target):
    def data(self, data):
        raise ZeroDivisionError(data)


p = ET.XMLParser(target=Failing())
attempt(p.feed, '<a>one<b/>')
# expect: ZeroDivisionError one
attempt(p.feed, '</a>')
# expect: None
attempt(p.close)
# expect: [('a', {}), 'a']
attempt(_elementtree.XMLParser.__new__(_elementtree.XMLParser).feed, 'x')
# expect: ValueError XMLParser.__init__() wasn't called
attempt(_elementtree.TreeBuilder().end, 'a')
# expect: IndexError pop from empty stack

root = ET.Element('r')
threads = [threading.Thread(target=lambda: [ET.SubElement(root, 'x').set('k', 'v') for _ in range(500)]) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(root), sum(1 for _ in root.iter('x')))
# expect: 2000 2000
