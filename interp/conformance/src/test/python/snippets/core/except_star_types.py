# SPDX-License-Identifier: Apache-2.0
try:
    raise ExceptionGroup('g', [BlockingIOError('io')])
except* OSError as e:
    print(repr(e))  # expect: ExceptionGroup('g', [BlockingIOError('io')])
except* BlockingIOError:
    print('never')

for types in ExceptionGroup, (OSError, BaseExceptionGroup), 3:
    try:
        try:
            raise OSError('x')
        except* types:
            pass
    except TypeError as e:
        print(e)
# expect: catching ExceptionGroup with except* is not allowed. Use except instead.
# expect: catching ExceptionGroup with except* is not allowed. Use except instead.
# expect: catching classes that do not inherit from BaseException is not allowed


class Bad(ExceptionGroup):
    def split(self, *args):
        return 'no tuple'


try:
    try:
        raise Bad('b', [OSError(1), ValueError(2)])
    except* ValueError:
        pass
except TypeError as e:
    print(e)  # expect: Bad.split must return a tuple, not str
