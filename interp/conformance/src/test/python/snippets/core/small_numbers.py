# sumprod leaves exact arithmetic when CPython does; the root of the smallest numbers; complex() warns of complex parts.
import cmath
import math
import warnings

print(math.sumprod((-5, -5, 10), (1.5, 2 ** 62, 2 ** 61)))  # expect: 0.0
print(math.sumprod([10 ** 10] * 3, [10 ** 10] * 3), math.sumprod([0.1] * 10, [1] * 10))  # expect: 300000000000000000000 1.0
print(cmath.sqrt(complex(-9.88e-324, 0)))  # expect: 3.1434555694052576e-162j


class C:
    def __complex__(self):
        return 4j


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    print(complex(C(), 1))  # expect: 5j
    complex(1, 2j)
    print([str(m.message) for m in log])
# expect: ["complex() argument 'real' must be a real number, not C", "complex() argument 'imag' must be a real number, not complex"]
