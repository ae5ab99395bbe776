# _json: what the pure functions do, with notes, cycles, keys, indentation and the places of errors.
import json
from _json import encode_basestring_ascii, make_encoder, make_scanner, scanstring


class Odd:
    pass


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, getattr(e, '__notes__', []))


print(json.encoder.c_make_encoder is make_encoder, json.scanner.c_make_scanner is make_scanner)  # expect: True True
attempt(lambda: json.dumps({'a': [1, 2.5, None, True], 1: (), None: {}, 'é\x7f"\n\U0001F600': -0.0}))  # expect: {"a": [1, 2.5, null, true], "1": [], "null": {}, "\u00e9\u007f\"\n\ud83d\ude00": -0.0}
attempt(lambda: repr(json.dumps({'b': [1, {'c': 2}], 'a': []}, indent=1, sort_keys=True)))  # expect: '{\n "a": [],\n "b": [\n  1,\n  {\n   "c": 2\n  }\n ]\n}'
attempt(lambda: json.dumps([1, {'a': Odd}]))  # expect: TypeError Object of type type is not JSON serializable ["when serializing dict item 'a'", 'when serializing list item 1']
loop = []
loop.append({'x': loop})
attempt(lambda: json.dumps(loop))  # expect: ValueError Circular reference detected ["when serializing dict item 'x'", 'when serializing list item 0']
deep = []
for _ in range(40):
    deep = [deep]
attempt(lambda: len(json.dumps(deep)))  # expect: 82
attempt(lambda: json.dumps({(1,): 2}))  # expect: TypeError keys must be str, int, float, bool or None, not tuple []
attempt(lambda: json.dumps({(1,): 2}, skipkeys=True))  # expect: {}
attempt(lambda: json.loads('[1, 2,, 3]'))  # expect: JSONDecodeError Expecting value: line 1 column 7 (char 6) []
attempt(lambda: json.loads('{"a": 1,}'))  # expect: JSONDecodeError Illegal trailing comma before end of object: line 1 column 8 (char 7) []
attempt(lambda: json.loads('"\\u12x4"'))  # expect: JSONDecodeError Invalid \uXXXX escape: line 1 column 3 (char 2) []
attempt(lambda: json.loads('[-0, 1E5, 123456789012345678901234567890, -Infinity]'))  # expect: [0, 100000.0, 123456789012345678901234567890, -inf]
attempt(lambda: ascii(scanstring('x"\\ud83d\\ude00\\ud800"', 2)))  # expect: ('\U0001f600\ud800', 21)
a, b = json.loads('[{"key": 1}, {"key": 2}]')
print(list(a)[0] is list(b)[0])  # expect: True
