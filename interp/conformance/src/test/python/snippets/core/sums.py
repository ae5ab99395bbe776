"""sum() compensates floats and both parts of complex numbers, with ints in between."""


class I(int):
    pass


class F(float):
    pass


print(sum([complex(-0.0, -0.0), -0.0]), sum([complex(-0.0, -0.0), 0]), sum([1.5, True]), sum([-0.0], -0.0), sum([0], -0.0))  # expect: -0j -0j 2.5 -0.0 0.0
print(sum([complex(0, -0.0)], complex(-0.0, -0.0)), sum([-0.0], complex(-0.0, -0.0)), sum([0], complex(-0.0, -0.0)))  # expect: -0j (-0-0j) -0j
print(sum([1e100, I(1), I(-1), -1e100, 1.0]), sum([1e100, 1.0, -1e100]), sum([1e100, F(1.0), -1e100]), sum([1e100, True, -1e100]))  # expect: 1.0 1.0 0.0 1.0
print(sum([1e100 + 0j, I(1), -1e100]), sum([1e100 + 0j, F(1), -1e100]), sum([1e100, 1j, 1.0, -1e100]), sum([1, 10**30, 1.0, 2j, -10**30]))  # expect: (1+0j) (1+0j) (1+1j) 2j
print(sum([2j, 1.0, 10**100, 1.0, -10**100]), sum([1.0, 10**100, 1.0, -10**100]))  # expect: (2+2j) 2.0
print(sum([1.0, float('inf'), 1j]), sum([complex('inf'), complex('-inf')]), sum([complex(1e308), complex(1e308), complex(-1e308)]))  # expect: (inf+1j) (nan+0j) (inf+0j)
sum([1.0, 10**400])  # raises: OverflowError: int too large to convert to float
