# The native decimal: rounding, signals, contexts of threads, exact conversions, the functions that Python computes.
import decimal
import pickle
import threading
from decimal import Context, Decimal, ROUND_UP, getcontext, localcontext
from fractions import Fraction

print(Decimal('1.10') + Decimal('2.205'), Decimal(1) / 3, Decimal('-7') % 3, Decimal('-7') // 2)  # expect: 3.305 0.3333333333333333333333333333 -1 -3
print(Decimal(0.1))  # expect: 0.1000000000000000055511151231257827021181583404541015625
print(Decimal('1E+3').to_eng_string(), Decimal('0.00000012'), Decimal('-0E+5'), Decimal('sNaN7'))  # expect: 1E+3 1.2E-7 -0E+5 sNaN7
print(round(Decimal('2.5')), round(Decimal('-2.675'), 2), Decimal('1234.5678').quantize(Decimal('0.01'), ROUND_UP))  # expect: 2 -2.68 1234.57
print(hash(Decimal('1.5')) == hash(1.5) == hash(Fraction(3, 2)), Decimal('1.5') == 1.5, Decimal('0.1') == 0.1)  # expect: True True False
for f in (lambda: Decimal('x'), lambda: Decimal(1) / 0, lambda: Decimal(0) / 0, lambda: Decimal('sNaN') + 1, lambda: Decimal('NaN') < 1,
          lambda: Decimal(1.5j), lambda: int(Decimal('Infinity')), lambda: Context(prec=0), lambda: Context().flags[3]):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, str(e).split('\n')[0][:60])
# expect: InvalidOperation [<class 'decimal.ConversionSyntax'>]
# expect: DivisionByZero [<class 'decimal.DivisionByZero'>]
# expect: InvalidOperation [<class 'decimal.DivisionUndefined'>]
# expect: InvalidOperation [<class 'decimal.InvalidOperation'>]
# expect: InvalidOperation [<class 'decimal.InvalidOperation'>]
# expect: TypeError conversion from complex to Decimal is not supported
# expect: OverflowError cannot convert Infinity to integer
# expect: ValueError valid range for prec is [1, MAX_PREC]
# expect: KeyError 'valid values for signals are:\n  [InvalidOperation, FloatOp
with localcontext(prec=5, rounding=decimal.ROUND_FLOOR) as c:
    print(Decimal(2).sqrt(), Decimal(1).exp(), Decimal(10).ln(), Decimal(3) ** Decimal('0.5'), -Decimal('1.234567'))  # expect: 1.4142 2.7183 2.3026 1.7320 -1.2346
    print([s.__name__ for s, on in c.flags.items() if on])  # expect: ['InvalidOperation', 'FloatOperation', 'DivisionByZero', 'Inexact', 'Rounded']
    c.Emax = 3
    c.Emin = -3
    c.traps[decimal.Overflow] = False
    print(Decimal('9999') * 10, Decimal('1') / 3000, c.flags[decimal.Subnormal])  # expect: 9999.9 0.0003333 True
print(getcontext().prec, f"{Decimal('1234567.891'):,.2f}", format(Decimal('0.5'), '>8%'))  # expect: 28 1,234,567.89      50%
d = Decimal('-12.50')
print(d.as_tuple(), d.as_integer_ratio(), pickle.loads(pickle.dumps(d)) == d)  # expect: DecimalTuple(sign=1, digits=(1, 2, 5, 0), exponent=-2) (-25, 2) True
print(Decimal(3).logical_xor(1) if False else Decimal('1011').logical_xor(Decimal('110')), Decimal('34').rotate(1), Decimal(7).next_plus(Context(prec=2)))  # expect: 1101 340 7.1


class Money(Decimal):
    pass


print(type(Money('1.5') + 1).__name__, Money(2) + Money(3), isinstance(Money(1), decimal.Decimal))  # expect: Decimal 5 True
wrong = []


def work(prec):
    decimal.setcontext(Context(prec=prec))
    for i in range(1, 400):
        x = Decimal(i) / 7
        if len(x.as_tuple().digits) > prec or abs(x * 7 - i) > Decimal(10) ** (4 - prec):
            wrong.append((prec, i))


threads = [threading.Thread(target=work, args=(p,)) for p in (6, 12, 24, 48)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(wrong, getcontext().prec)  # expect: [] 28
