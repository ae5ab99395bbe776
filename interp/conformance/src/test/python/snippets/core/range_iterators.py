"""A range iterator is of the same kind once it is pickled, near the ends of 64 bits too."""
import pickle

M = 2**63
for args in ((1, M - 1, M - 1), (-1, -M, -M), (M - 3, M - 1), (M - 2, M - 1, 2), (-M + 1, -M, -2), (1, 2, M - 1), (5,)):
    it = iter(range(*args))
    copy = pickle.loads(pickle.dumps(it))
    print(type(it).__name__, type(copy) is type(it), list(copy) == list(range(*args)))
# expect: longrange_iterator True True
# expect: longrange_iterator True True
# expect: range_iterator True True
# expect: longrange_iterator True True
# expect: longrange_iterator True True
# expect: longrange_iterator True True
# expect: range_iterator True True
