"""Long needles are found in linear time."""
import re
import time

begun = time.perf_counter()
n = 200_000
a, b = 'a' * n, 'b' * n
haystack, needle = a + a + b + a + a, a + b + b + a
print(haystack.find(needle), haystack.count(needle), (haystack + needle).find(needle), (haystack + needle).count(needle), needle in haystack)  # expect: -1 0 1000000 1 False
print(time.perf_counter() - begun < 20)  # expect: True
text = 'abcab' * 5000 + 'da'
print(text.find('abcab' * 100 + 'da'), text.find('abcab' * 100 + 'db'), ('x' + text).find(text))  # expect: 24500 -1 1
try:
    re.match('(a)', 'a').group(1 << 1000)
except IndexError as e:
    print(e)  # expect: no such group
