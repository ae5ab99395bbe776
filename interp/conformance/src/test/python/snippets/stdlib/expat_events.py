# pyexpat: events, places, what is deferred, namespaces, document types, entities, encodings, errors.
import pyexpat
import threading


def events(doc, *names, chunk=0, ns=None, **attributes):
    p = pyexpat.ParserCreate(None, ns)
    for k, v in attributes.items():
        getattr(p, k)(v) if callable(getattr(p, k)) else setattr(p, k, v)
    out = []
    for n in names:
        setattr(p, n + 'Handler', lambda *a, n=n: out.append((n, *a, p.CurrentByteIndex, p.CurrentLineNumber, p.CurrentColumnNumber)) or 1)
    try:
        for i in range(0, len(doc), chunk or len(doc) + 1):
            p.Parse(doc[i:i + chunk] if chunk else doc)
        p.Parse(b'', True)
    except Exception as e:
        out.append((type(e).__name__, str(e), getattr(e, 'code', None)))
    print(*out, p.CurrentByteIndex, sep=' ')


T = 'StartElement', 'EndElement', 'CharacterData'
D = 'StartDoctypeDecl', 'EndDoctypeDecl', 'EntityDecl', 'AttlistDecl', 'ElementDecl', 'NotationDecl', 'UnparsedEntityDecl', 'SkippedEntity'

events(b'<a>\r\n<b x="1\n2" y="&lt;&#65;"/>t&amp;u]]x<![CDATA[a]]b\r]]></a>\n', *T)
# expect: ('StartElement', 'a', {}, 0, 1, 0) ('CharacterData', '\n', 3, 1, 3) ('StartElement', 'b', {'x': '1 2', 'y': '<A'}, 5, 2, 0) ('EndElement', 'b', 31, 3, 18) ('CharacterData', 't', 31, 3, 18) ('CharacterData', '&', 32, 3, 19) ('CharacterData', 'u]]x', 37, 3, 24) ('CharacterData', 'a', 50, 3, 37) ('CharacterData', ']', 51, 3, 38) ('CharacterData', ']b', 52, 3, 39) ('CharacterData', '\n', 54, 3, 41) ('EndElement', 'a', 58, 4, 3) 63
events(b'<a b="1">xyz<c/></a>', *T, chunk=2)
# expect: ('StartElement', 'a', {'b': '1'}, 0, 1, 0) ('CharacterData', 'xyz', 9, 1, 9) ('StartElement', 'c', {}, 12, 1, 12) ('EndElement', 'c', 16, 1, 16) ('EndElement', 'a', 16, 1, 16) 20
events(b'<a b="1">xyz<c/></a>', *T, chunk=2, SetReparseDeferralEnabled=False)
# expect: ('StartElement', 'a', {'b': '1'}, 0, 1, 0) ('CharacterData', 'x', 9, 1, 9) ('CharacterData', 'yz', 10, 1, 10) ('StartElement', 'c', {}, 12, 1, 12) ('EndElement', 'c', 16, 1, 16) ('EndElement', 'a', 16, 1, 16) 20
events(b'<a b="1">xyz<c/>&amp;</a>', *T, chunk=2, buffer_text=True, ordered_attributes=True)
# expect: ('StartElement', 'a', ['b', '1'], 0, 1, 0) ('CharacterData', 'xyz', 12, 1, 12) ('StartElement', 'c', [], 12, 1, 12) ('EndElement', 'c', 16, 1, 16) ('CharacterData', '&', 21, 1, 21) ('EndElement', 'a', 21, 1, 21) 25
events(b'<!--x\r\ny--><?p  q ?><a/>', 'Comment', 'ProcessingInstruction', 'DefaultHandler'[:-7])
# expect: ('Comment', 'x\ny', 0, 1, 0) ('ProcessingInstruction', 'p', 'q ', 11, 2, 4) ('Default', '<a/>', 20, 2, 13) 24
events(b'<a xmlns="u" xmlns:p="v" p:x="1" x="2"><p:b/><c xmlns=""/></a>', *T, 'StartNamespaceDecl', 'EndNamespaceDecl', ns='!')
# expect: ('StartNamespaceDecl', None, 'u', 0, 1, 0) ('StartNamespaceDecl', 'p', 'v', 0, 1, 0) ('StartElement', 'u!a', {'v!x': '1', 'x': '2'}, 0, 1, 0) ('StartElement', 'v!b', {}, 39, 1, 39) ('EndElement', 'v!b', 45, 1, 45) ('StartNamespaceDecl', None, None, 45, 1, 45) ('StartElement', 'c', {}, 45, 1, 45) ('EndElement', 'c', 58, 1, 58) ('EndNamespaceDecl', None, 58, 1, 58) ('EndElement', 'u!a', 58, 1, 58) ('EndNamespaceDecl', 'p', 58, 1, 58) ('EndNamespaceDecl', None, 58, 1, 58) 62
events(b'<p:a xmlns:p="v" p:x="1"/>', *T, ns=' ', namespace_prefixes=True)
# expect: ('StartElement', 'v a p', {'v x p': '1'}, 0, 1, 0) ('EndElement', 'v a p', 26, 1, 26) 26
events(b'<!DOCTYPE a PUBLIC "x  y" "z" [<!ENTITY e "v&#38;w"><!ENTITY f SYSTEM "g"><!NOTATION n PUBLIC "p"><!ENTITY u SYSTEM "f" NDATA n>'
       b'<!ELEMENT a (b,(c|d)*)+><!ELEMENT b (#PCDATA|c)*><!ATTLIST a k (x|y) "x" i ID #IMPLIED r NOTATION (n) #REQUIRED>]><a>&e;&f;</a>', *T, *D)
# expect: ('StartDoctypeDecl', 'a', 'z', 'x y', 1, 30, 1, 30) ('EntityDecl', 'e', 0, 'v&w', None, None, None, None, 42, 1, 42) ('EntityDecl', 'f', 0, None, None, 'g', None, None, 73, 1, 73) ('NotationDecl', 'n', None, None, 'p', 97, 1, 97) ('UnparsedEntityDecl', 'u', None, 'f', None, 'n', 126, 1, 126) ('ElementDecl', 'a', (6, 3, None, ((4, 0, 'b', ()), (5, 2, None, ((4, 0, 'c', ()), (4, 0, 'd', ()))))), 149, 1, 149) ('ElementDecl', 'b', (3, 2, None, ((4, 0, 'c', ()),)), 174, 1, 174) ('AttlistDecl', 'a', 'k', '(x|y)', 'x', 0, 197, 1, 197) ('AttlistDecl', 'a', 'i', 'ID', None, 0, 206, 1, 206) ('AttlistDecl', 'a', 'r', 'NOTATION(n)', None, 1, 230, 1, 230) ('EndDoctypeDecl', 241, 1, 241) ('StartElement', 'a', {'k': 'x'}, 242, 1, 242) ('CharacterData', 'v', 245, 1, 245) ('ExpatError', 'unclosed token: line 1, column 245', 5) 245
events(b'<!DOCTYPE a [<!ENTITY % p "<!ENTITY e \'&#60;b/>\'>">%p;<!ENTITY e "x">]><a>&e;&nope;</a>', *T, *D, SetParamEntityParsing=2)
# expect: ('StartDoctypeDecl', 'a', None, None, 1, 12, 1, 12) ('EntityDecl', 'p', 1, "<!ENTITY e '<b/>'>", None, None, None, None, 26, 1, 26) ('EntityDecl', 'e', 0, '<b/>', None, None, None, None, 51, 1, 51) ('EndDoctypeDecl', 70, 1, 70) ('StartElement', 'a', {}, 71, 1, 71) ('StartElement', 'b', {}, 74, 1, 74) ('EndElement', 'b', 74, 1, 74) ('SkippedEntity', 'nope', 0, 77, 1, 77) ('EndElement', 'a', 83, 1, 83) 87
events(b'<!DOCTYPE a [<!ATTLIST a b NMTOKENS " x  y " c CDATA "&lt;">]><a b="  p   q "/>', *T)
# expect: ('StartElement', 'a', {'b': 'p q', 'c': '<'}, 62, 1, 62) ('EndElement', 'a', 79, 1, 79) 79
events(b'<!DOCTYPE a [<!ENTITY x "&#13;y">]><a b="&x;">&x;</a>', *T)
# expect: ('StartElement', 'a', {'b': ' y'}, 35, 1, 35) ('CharacterData', '\ry', 46, 1, 46) ('EndElement', 'a', 49, 1, 49) 53
events(b'<!DOCTYPE a [<!ENTITY x "&y;"><!ENTITY y "&x;">]><a>&x;</a>', *T)
# expect: ('StartElement', 'a', {}, 49, 1, 49) ('ExpatError', 'recursive entity reference: line 1, column 52', 12) 52
events('<?xml version="1.0" encoding="utf-16"?><é b="ü">𐀀x\r\ny</é>'.encode('utf-16'), *T)
# expect: ('StartElement', 'é', {'b': 'ü'}, 80, 1, 40) ('CharacterData', '𐀀x', 98, 1, 49) ('CharacterData', '\n', 104, 1, 51) ('CharacterData', 'y', 108, 2, 0) ('EndElement', 'é', 110, 2, 1) 118
events('<?xml version="1.0" encoding="koi8-r"?><a b="Ж">Жx</a>'.encode('koi8-r'), *T, 'XmlDecl')
# expect: ('XmlDecl', '1.0', 'koi8-r', -1, 0, 1, 0) ('StartElement', 'a', {'b': 'Ж'}, 39, 1, 39) ('CharacterData', 'Жx', 48, 1, 48) ('EndElement', 'a', 50, 1, 50) 54
events(b'<?xml version="1.0" encoding="nope"?><a/>', *T)
# expect: ('LookupError', 'unknown encoding: nope', None) 30
events(b'<?xml version="1.0" encoding="utf-16"?><a/>', *T)
# expect: ('ExpatError', 'encoding specified in XML declaration is incorrect: line 1, column 30', 19) 30
events(b'<a><b></a>', *T)
# expect: ('StartElement', 'a', {}, 0, 1, 0) ('StartElement', 'b', {}, 3, 1, 3) ('ExpatError', 'mismatched tag: line 1, column 8', 7) 8
events(b'<a x="1" x="2"/>', *T)
# expect: ('ExpatError', 'duplicate attribute: line 1, column 9', 8) 9
events(b'<a>\n&x;</a>', *T)
# expect: ('StartElement', 'a', {}, 0, 1, 0) ('CharacterData', '\n', 3, 1, 3) ('ExpatError', 'undefined entity: line 2, column 0', 11) 4
events(b'<a>]]></a>', *T)
# expect: ('StartElement', 'a', {}, 0, 1, 0) ('ExpatError', 'not well-formed (invalid token): line 1, column 5', 4) 5
events(b'<a>\xc3', *T)
# expect: ('StartElement', 'a', {}, 0, 1, 0) ('ExpatError', 'partial character: line 1, column 3', 6) 3
events(b'<a/><b/>', *T)
# expect: ('StartElement', 'a', {}, 0, 1, 0) ('EndElement', 'a', 4, 1, 4) ('ExpatError', 'junk after document element: line 1, column 4', 9) 4
events(b'', *T)
# expect: ('ExpatError', 'no element found: line 1, column 0', 3) 0
events(b'<a', *T)
# expect: ('ExpatError', 'unclosed token: line 1, column 0', 5) 0
events(b'<!DOCTYPE a [<!ELEMENT a (b,c|d)>]><a/>', *T)
# expect: ('ExpatError', 'syntax error: line 1, column 29', 2) 29
events(b'<a xmlns:p="u" xmlns:q="u" p:x="1" q:x="2"/>', *T, ns='!')
# expect: ('ExpatError', 'duplicate attribute: line 1, column 0', 8) 0


def external(context, base, system, public):
    stack.append(stack[-1].ExternalEntityParserCreate(context))
    print(context, base, system, public, stack[-2].GetInputContext(), stack[-1].Parse(texts[system], True))
    stack.pop()
    return 1


texts = {'d.dtd': b'<!ENTITY e SYSTEM "e.xml"><!ENTITY % v SYSTEM "v"><![INCLUDE[<!ENTITY f "<%v;>">]]><![IGNORE[<![x]]>]]>',
         'e.xml': b'<?xml encoding="utf-8"?>text<b/>', 'v': b'value'}
p = pyexpat.ParserCreate()
stack = [p]
p.SetBase('base')
p.SetParamEntityParsing(pyexpat.XML_PARAM_ENTITY_PARSING_ALWAYS)
p.ExternalEntityRefHandler = external
p.StartElementHandler = p.CharacterDataHandler = p.EntityDeclHandler = print
p.Parse(b'<!DOCTYPE a SYSTEM "d.dtd"><a>&e;</a>', True)
# expect: e 0 None None e.xml None None
# expect: v 1 None None v None None
# expect: None None v None b'"<%v;>">]]><![IGNORE[<![x]]>]]>' 1
# expect: f 0 <value> None None None None
# expect: None base d.dtd None b'><a>&e;</a>' 1
# expect: a {}
# expect: text
# expect: b {}
# expect: e None e.xml None b'&e;</a>' 1


def laughs(n):
    p = pyexpat.ParserCreate()
    doc = '<!DOCTYPE a [<!ENTITY x0 "%s">' % ('x' * 100)
    doc += ''.join('<!ENTITY x%d "%s">' % (i, '&x%d;' % (i - 1) * 10) for i in range(1, n)) + ']><a>&x%d;</a>' % (n - 1)
    try:
        print(p.Parse(doc, True))
    except pyexpat.ExpatError as e:
        print(e)


laughs(4)
# expect: 1
laughs(8)
# expect: limit on input amplification factor (from DTD and entities) breached: line 1, column 518


def boom(*a):
    raise ZeroDivisionError('boom')


p = pyexpat.ParserCreate()
p.StartElementHandler = boom
for doc in b'<a>x</a>', b'<a/>':
    try:
        p.Parse(doc)
    except Exception as e:
        print(repr(e), p.ErrorCode, p.StartElementHandler, p.CurrentByteIndex)
# expect: ZeroDivisionError('boom') 35 None 3
# expect: ExpatError('parsing finished: line 1, column 3') 36 None 3

# Threads that feed one parser take turns: nothing is lost within a piece.
p = pyexpat.ParserCreate()
n = 0


def count(*a):
    global n
    n += 1


p.StartElementHandler = count
p.Parse(b'<r>')
threads = [threading.Thread(target=lambda: [p.Parse(b'<i a="1">x</i>') for _ in range(200)]) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
p.Parse(b'</r>', True)
print(n)
# expect: 801
