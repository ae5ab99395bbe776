# SPDX-License-Identifier: Apache-2.0
class D[T](dict):
    pass


print([c.__name__ for c in D.__mro__])  # expect: ['D', 'dict', 'Generic', 'object']
match t'{3!r:x}'.interpolations[0]:
    case type() as i:
        print('never')
    case i if (type(i).__match_args__ == ('value', 'expression', 'conversion', 'format_spec')):
        print(i.value, i.conversion)  # expect: 3 r
