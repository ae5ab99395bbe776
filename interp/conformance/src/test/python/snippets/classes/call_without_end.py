# A callable that ends in itself without a frame between: RecursionError, at once.
class A:
    pass


A.__call__ = A()


class B:
    pass


B.__call__ = classmethod(B())

for c in A, B:
    try:
        c()()
    except RecursionError:
        print("RecursionError")
# expect: RecursionError
# expect: RecursionError


class C:
    def __call__(self, n):
        return n and 1 + self(n - 1)


print(C()(300))
# expect: 300
