"""Union members other than types, substitution in typing's aliases, and objects of generic classes."""
import copy
import pickle
import weakref
from typing import Any, Callable, ClassVar, Dict, Generic, List, NewType, Optional, ParamSpec, Tuple, TypeVar, TypeVarTuple, Union

T = TypeVar('T')
U = TypeVar('U')
D = TypeVar('D', default=str)
P = ParamSpec('P')
Ts = TypeVarTuple('Ts')
type Alias = int


class A(Generic[T, U]): pass
class B(Generic[T, U, D]): pass
class C(Generic[T]): pass


def fun(): pass


def show(*functions):
    for f in functions:
        try:
            print(f())
        except Exception as e:
            print(type(e).__name__, e)


show(lambda: A[int], lambda: B[int, str], lambda: U.__typing_prepare_subst__(A, [int]), lambda: D.__typing_prepare_subst__(B, [1]),
     lambda: D.__typing_prepare_subst__(B, (1, 2)), lambda: T.__typing_prepare_subst__(A, 5), lambda: List[T][int], lambda: Dict[T, U][int],
     lambda: Callable[[T], U][int, str], lambda: Tuple[T, *Ts][int], lambda: Callable[P, T][[int], str])
# expect: TypeError Too few arguments for <class '__snippet__.A'>; actual 1, expected at least 2
# expect: __snippet__.B[int, str, str]
# expect: TypeError Too few arguments for <class '__snippet__.A'>; actual 1, expected at least 2
# expect: TypeError Too few arguments for <class '__snippet__.B'>; actual 1, expected at least 3
# expect: (1, 2, <class 'str'>)
# expect: TypeError object of type 'int' has no len()
# expect: typing.List[int]
# expect: TypeError Too few arguments for typing.Dict[~T, ~U]; actual 1, expected at least 2
# expect: typing.Callable[[int], str]
# expect: typing.Tuple[int]
# expect: typing.Callable[[int], str]
show(lambda: int | 'x', lambda: (int | str) | 5, lambda: 'x' | (int | str), lambda: list[int] | 'x', lambda: Union['x'], lambda: T | 'x',
     lambda: Alias | 'x', lambda: P | 'x', lambda: Ts | 'x', lambda: NewType('N', int) | 'x', lambda: int | T, lambda: None | int,
     lambda: (int | str) | print, lambda: Union[int, fun], lambda: Union[int, ClassVar], lambda: Union[int, ()], lambda: list[fun])
# expect: TypeError unsupported operand type(s) for |: 'type' and 'str'
# expect: int | str | 5
# expect: ForwardRef('x') | int | str
# expect: TypeError unsupported operand type(s) for |: 'types.GenericAlias' and 'str'
# expect: ForwardRef('x')
# expect: ~T | ForwardRef('x')
# expect: TypeError unsupported operand type(s) for |: 'typing.TypeAliasType' and 'str'
# expect: ~P | ForwardRef('x')
# expect: TypeError unsupported operand type(s) for |: 'typing.TypeVarTuple' and 'str'
# expect: __snippet__.N | ForwardRef('x')
# expect: int | ~T
# expect: None | int
# expect: int | str | print
# expect: int | __snippet__.fun
# expect: TypeError Plain typing.ClassVar is not valid as type argument
# expect: TypeError Union[arg, ...]: each arg must be a type. Got ().
# expect: list[__snippet__.fun]
show(lambda: isinstance(42, Union[int, list[int]]), lambda: isinstance('', Union[int, list[int]]), lambda: issubclass(int, Union[int, list[int]]),
     lambda: weakref.ref(list[int])(), lambda: (int | None).__module__)
# expect: True
# expect: TypeError isinstance() argument 2 cannot be a parameterized generic
# expect: True
# expect: None
# expect: typing
c = C[int]()
show(lambda: type(Generic()), lambda: copy.copy(c).__orig_class__, lambda: c.__reduce_ex__(1)[1:], lambda: c.__reduce_ex__(2)[1:],
     lambda: '__new__' in Generic.__dict__)
# expect: <class 'typing.Generic'>
# expect: __snippet__.C[int]
# expect: ((<class '__snippet__.C'>, <class 'object'>, None), {'__orig_class__': __snippet__.C[int]})
# expect: ((<class '__snippet__.C'>,), {'__orig_class__': __snippet__.C[int]}, None, None)
# expect: False
