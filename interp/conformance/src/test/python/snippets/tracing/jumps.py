# SPDX-License-Identifier: Apache-2.0
import sys
import warnings

warnings.simplefilter("ignore")
out=[]
def f():
    out.append(1)
    for i in (1,2):
        out.append(('b',i))
    try:
        out.append(4)
        1/0
    except ZeroDivisionError:
        out.append('h')
        out.append('h2')
    with open('/dev/null') as q:
        out.append('w')
    out.append(5)
def run(a, b):
    out.clear(); done=[0]
    def tr(fr,ev,arg):
        if ev=='line' and fr.f_lineno==a and not done[0]:
            done[0]=1
            fr.f_lineno=b
        return tr
    sys.settrace(tr)
    try: f()
    except BaseException as e: out.append(repr(e))
    finally: sys.settrace(None)
    print(a,b,out, sys.exception())
for a, b in [(8, 19), (19, 8), (8, 10), (10, 19), (10, 8), (8, 16), (15, 19), (15, 8), (8, 18), (18, 19), (8, 104), (8, 5), (12, 15), (15, 16), (13, 19)]:
    run(a, b)
# expect: 8 19 [5] None
# expect: 19 8 [1, ('b', 1), ('b', 2), 4, 'h', 'h2', 'w', 1, ('b', 1), ('b', 2), 4, 'h', 'h2', 'w', 5] None
# expect: 8 10 ['ValueError("can\'t jump into the body of a for loop")'] None
# expect: 10 19 [1, 5] None
# expect: 10 8 [1, 1, ('b', 1), ('b', 2), 4, 'h', 'h2', 'w', 5] None
# expect: 8 16 ['ValueError("can\'t jump into an \'except\' block as there\'s no exception")'] None
# expect: 15 19 [1, ('b', 1), ('b', 2), 4, 5] None
# expect: 15 8 [1, ('b', 1), ('b', 2), 4, 1, ('b', 1), ('b', 2), 4, 'h', 'h2', 'w', 5] None
# expect: 8 18 ["ValueError('incompatible stacks')"] None
# expect: 18 19 [1, ('b', 1), ('b', 2), 4, 'h', 'h2', 5] None
# expect: 8 104 ["ValueError('line 104 comes after the current code block')"] None
# expect: 8 5 ["ValueError('line 5 comes before the current code block')"] None
# expect: 12 15 [1, ('b', 1), ('b', 2), 'ValueError("can\'t jump into an \'except\' block as there\'s no exception")'] None
# expect: 15 16 [1, ('b', 1), ('b', 2), 4, 'h2', 'w', 5] None
# expect: 13 19 [1, ('b', 1), ('b', 2), 4, 5] None
