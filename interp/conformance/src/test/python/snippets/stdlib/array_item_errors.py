# SPDX-License-Identifier: Apache-2.0
"""Numbers that fit no item of an array are told of as each conversion on their way fails."""
import array

for code, value in (('b', 200), ('b', 70000), ('b', 2**70), ('B', -1), ('B', 2**63), ('h', 70000), ('H', 2**16), ('H', 2**31), ('i', 2**31), ('i', 2**63),
                    ('I', -1), ('I', 2**32), ('I', 2**64), ('L', 2**64), ('q', 2**63), ('Q', -1), ('Q', 2**64), ('w', 'ab'), ('w', ''), ('w', 5)):
    try:
        array.array(code, [value])
    except (OverflowError, TypeError) as e:
        print(code, e)
# expect: b signed char is greater than maximum
# expect: b signed short integer is greater than maximum
# expect: b Python int too large to convert to C long
# expect: B unsigned byte integer is less than minimum
# expect: B Python int too large to convert to C long
# expect: h signed short integer is greater than maximum
# expect: H unsigned short is greater than maximum
# expect: H signed integer is greater than maximum
# expect: i signed integer is greater than maximum
# expect: i Python int too large to convert to C long
# expect: I can't convert negative value to unsigned int
# expect: I unsigned int is greater than maximum
# expect: I Python int too large to convert to C unsigned long
# expect: L Python int too large to convert to C unsigned long
# expect: q int too big to convert
# expect: Q can't convert negative int to unsigned
# expect: Q int too big to convert
# expect: w array item must be a unicode character, not a string of length 2
# expect: w array item must be a unicode character, not a string of length 0
# expect: w array item must be a unicode character, not int
