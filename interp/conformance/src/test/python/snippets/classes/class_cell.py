# In a class body __class__ is the enclosing method's; in its methods it is its own.
class Outer:
    def method(self):
        class X:
            x = __class__

            def f(self):
                return __class__

        return X.x, X().f() is X


print(Outer().method() == (Outer, True))  # expect: True
