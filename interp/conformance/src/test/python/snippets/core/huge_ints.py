# SPDX-License-Identifier: Apache-2.0
"""Products and powers that are done in pieces."""
P = 2**61 - 1


def digest(n):
    return n % P, n.bit_length()


a = 3**3_000_000
b = -(7**2_000_001)
print(digest(a * b) == (a % P * (b % P) % P, (a * b).bit_length()), a * b == b * a, a * a == a**2, (a * b) // b == a)  # expect: True True True True
print(digest(a), digest(b))  # expect: (1703290524872070119, 4754888) (1232430476549914359, 5614713)
print((-6)**2_000_001 == -(2**2_000_001 * 3**2_000_001), (-2)**5_000_001 == -(1 << 5_000_001), 0**5_000_000, (-1)**5_000_001)  # expect: True True 0 -1
m = (1 << 9001) + 1
r = 1
for _ in range(1000):
    r = r * 12345 % m
print(pow(12345, 1000, m) == r, pow(12345, 1000, -m) == r - m, pow(0, 99, m), pow(m + 2, 32, m), pow(5, -99, m) * 5**99 % m)  # expect: True True 0 4294967296 1
