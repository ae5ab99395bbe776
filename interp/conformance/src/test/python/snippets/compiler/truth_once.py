"""The truth of an operand is asked once, however and and or nest."""
from itertools import product


class Value:
    def __init__(self, truth):
        self.truth, self.asked = truth, 0

    def __bool__(self):
        self.asked += 1
        return self.truth


sources = ['a and b or c or d', 'a or b and c or d', '(a or b) and c or d', '(a or b) and (c or d)', 'a and (b or c) and d', '((a and b) or c) and d',
           '(a and b) and (c and d)', '(a or b) or (c or d)', '(not a or b) and c or d', '(a or b if c else d) and d or a']
for source in sources:
    f = eval(f'lambda a, b, c, d: {source}')
    counts = ''
    for truths in product((False, True), repeat=4):
        values = [Value(t) for t in truths]
        result = f(*values)
        counts += f'{values.index(result) if result in values else result}{sum(v.asked for v in values)}{max(v.asked for v in values)} '
    print(counts.strip())
# expect: 321 321 221 221 321 321 221 221 331 331 231 231 121 121 121 121
# expect: 321 321 321 321 331 331 231 231 011 011 011 011 011 011 011 011
# expect: 321 321 321 321 331 331 231 231 321 321 221 221 321 321 221 221
# expect: 121 121 121 121 331 331 231 231 321 321 221 221 321 321 221 221
# expect: 011 011 011 011 011 011 011 011 231 231 331 331 321 321 321 321
# expect: 221 221 321 321 221 221 321 321 231 231 331 331 321 321 321 321
# expect: 011 011 011 011 011 011 011 011 121 121 121 121 231 231 331 331
# expect: 331 331 231 231 121 121 121 121 011 011 011 011 011 011 011 011
# expect: 321 321 221 221 321 321 221 221 321 321 321 321 331 331 231 231
# expect: 021 332 031 031 021 332 041 341 021 332 042 342 021 332 042 342
