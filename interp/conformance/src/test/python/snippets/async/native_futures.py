# Futures and tasks as the module _asyncio makes them.
import asyncio
import contextvars
import gc
import threading
import weakref


def attempt(what, f):
    try:
        print(what, 'gives', f())
    except BaseException as e:
        print(what, 'raises', type(e).__name__, e)


class Loop:
    """Keeps what it is asked to call."""

    def __init__(self):
        self.calls = []

    def get_debug(self):
        return False

    def is_running(self):
        return False

    def call_soon(self, f, *args, context=None):
        self.calls.append((f, args, context))

    def call_exception_handler(self, context):
        print('handler:', sorted(context), context['message'])

    def __repr__(self):
        return '<Loop>'


print('-- states')
loop = Loop()
f = asyncio.Future(loop=loop)
print(f, f._state, f._callbacks, f.done(), f.cancelled(), f.get_loop())
attempt('result', f.result)
attempt('exception', f.exception)
attempt('set_exception', lambda: f.set_exception(1))
attempt('positional', lambda: asyncio.Future(1))
f.add_done_callback(print)
f.add_done_callback(print, context=contextvars.Context())
f.add_done_callback(len)
print(len(f._callbacks), f.remove_done_callback(print), len(f._callbacks))
f.set_result(5)
print([(c, a, type(x).__name__) for c, a, x in loop.calls], f)
attempt('again', lambda: f.set_result(6))
attempt('again', lambda: f.set_exception(ValueError))
print(f.cancel(), f.result(), f.exception())
# expect: -- states
# expect: <Future pending> PENDING None False False <Loop>
# expect: result raises InvalidStateError Result is not set.
# expect: exception raises InvalidStateError Exception is not set.
# expect: set_exception raises TypeError invalid exception object
# expect: positional raises TypeError Future() takes no positional arguments
# expect: 3 2 1
# expect: [(<built-in function len>, (<Future finished result=5>,), 'Context')] <Future finished result=5>
# expect: again raises InvalidStateError invalid state
# expect: again raises InvalidStateError invalid state
# expect: False 5 None

print('-- cancelled')
f = asyncio.Future(loop=loop)
print(f.cancel('why'), f.cancel(), f, f._cancel_message)
attempt('result', f.result)
attempt('exception', f.exception)
# expect: -- cancelled
# expect: True False <Future cancelled> why
# expect: result raises CancelledError why
# expect: exception raises CancelledError why

print('-- failed')
f = asyncio.Future(loop=loop)
f.set_exception(StopIteration(3))
attempt('result', f.result)
print(repr(f.exception().__cause__), f._log_traceback)
f = asyncio.Future(loop=loop)
f.set_exception(KeyError('lost'))
print(f._log_traceback)
del f
f = asyncio.Future(loop=loop)
f.set_exception(ValueError)
f._log_traceback = False
del f
# expect: -- failed
# expect: result raises RuntimeError StopIteration interacts badly with generators and cannot be raised into a Future
# expect: StopIteration(3) False
# expect: True
# expect: handler: ['exception', 'future', 'message'] Future exception was never retrieved

print('-- attributes')
f = asyncio.Future(loop=loop)
for name in '_state _result _loop _callbacks _asyncio_awaited_by'.split():
    attempt(name, lambda: setattr(f, name, 1))
attempt('_log_traceback', lambda: setattr(f, '_log_traceback', True))
attempt('_log_traceback', lambda: delattr(f, '_log_traceback'))
f.extra = 1
print(f.extra, weakref.ref(f)() is f, asyncio.Future[int])
empty = asyncio.Future.__new__(asyncio.Future)
for name in '_state _result _exception _callbacks'.split():
    attempt(name, lambda: getattr(empty, name))
attempt('result', empty.result)
attempt('cancel', empty.cancel)
attempt('add', lambda: empty.add_done_callback(print))
print(empty.done(), empty.cancelled(), empty._loop)
# expect: -- attributes
# expect: _state raises AttributeError attribute '_state' of '_asyncio.Future' objects is not writable
# expect: _result raises AttributeError attribute '_result' of '_asyncio.Future' objects is not writable
# expect: _loop raises AttributeError attribute '_loop' of '_asyncio.Future' objects is not writable
# expect: _callbacks raises AttributeError attribute '_callbacks' of '_asyncio.Future' objects is not writable
# expect: _asyncio_awaited_by raises AttributeError attribute '_asyncio_awaited_by' of '_asyncio.Future' objects is not writable
# expect: _log_traceback raises ValueError _log_traceback can only be set to False
# expect: _log_traceback raises AttributeError cannot delete attribute
# expect: 1 True _asyncio.Future[int]
# expect: _state raises RuntimeError Future object is not initialized.
# expect: _result raises RuntimeError Future object is not initialized.
# expect: _exception raises RuntimeError Future object is not initialized.
# expect: _callbacks raises RuntimeError Future object is not initialized.
# expect: result raises InvalidStateError Future object is not initialized.
# expect: cancel raises RuntimeError Future object is not initialized.
# expect: add raises RuntimeError uninitialized Future object
# expect: False False None

print('-- tasks')


async def wait(x):
    return await x


class Odd:
    def __await__(self):
        got = yield 1
        return got


attempt('no coroutine', lambda: asyncio.Task(1, loop=loop))
attempt('nothing', asyncio.Task)
loop = Loop()
t = asyncio.Task(wait(Odd()), loop=loop, name=7)
print(repr(t).partition(' running')[0], t.get_name(), t.get_coro().__name__, t._must_cancel, t._fut_waiter, t.cancelling(), t.uncancel())
attempt('set_result', lambda: t.set_result(1))
attempt('set_exception', lambda: t.set_exception(1))
print(t.cancel('m'), t._must_cancel, t.cancelling(), t.uncancel(), t._must_cancel)
print(t in asyncio.all_tasks(loop), asyncio.current_task(loop))
t.get_coro().close()
t._log_destroy_pending = False
r = weakref.ref(t)
del t
loop.calls.clear()
print(r(), asyncio.all_tasks(loop))
t = asyncio.Task(wait(Odd()), loop=loop)
t.get_coro().close()
loop.calls.clear()
del t


async def steps():
    loop = asyncio.get_running_loop()
    me = asyncio.current_task()
    f = loop.create_future()
    t = asyncio.create_task(wait(f), name='waiter')
    await asyncio.sleep(0)
    print(f, t._fut_waiter is f, f._asyncio_awaited_by == frozenset({t}))
    print(f._callbacks[0][0].__qualname__, f._callbacks[0][0].__self__ is t)
    f.set_result('done')
    print(await t, f._asyncio_awaited_by, repr(t).partition(',')[0])
    for bad in Odd(), wait(Odd()):
        t = asyncio.create_task(wait(bad))
        try:
            await t
        except RuntimeError as e:
            print(e)
    other = asyncio.new_event_loop()
    try:
        await asyncio.create_task(wait(other.create_future()), name='stray')
    except RuntimeError as e:
        print(str(e).partition(' at ')[0], str(e).endswith('attached to a different loop'))
    other.close()
    t = None

    async def itself():
        await t
    t = asyncio.create_task(itself(), name='self')
    try:
        await t
    except RuntimeError as e:
        print(str(e).partition(' coro')[0])
    f = loop.create_future()
    t = asyncio.create_task(wait(f))
    await asyncio.sleep(0)
    t.cancel('enough')
    try:
        await t
    except asyncio.CancelledError as e:
        print('cancelled', e.args, f.cancelled(), t.cancelled())
    attempt('enter', lambda: asyncio.tasks._enter_task(Loop(), me))
    attempt('leave', lambda: asyncio.tasks._leave_task(Loop(), me))
    print(asyncio.tasks._swap_current_task(loop, None) is me, asyncio.current_task(), asyncio.tasks._swap_current_task(loop, me))
    it = iter(f)
    attempt('throw', lambda: it.throw(1))
    attempt('throw', lambda: it.throw(OSError('in')))
    f = loop.create_future()
    it = iter(f)
    print(next(it) is f, f._asyncio_future_blocking)
    attempt('next', lambda: next(it))
    f.set_result([1])
    attempt('send', lambda: it.send(None))
    it = iter(f)
    it.close()
# expect: -- tasks
# expect: no coroutine raises TypeError a coroutine was expected, got 1
# expect: nothing raises TypeError Task() missing required argument 'coro' (pos 1)
# expect: <Task pending name='7' coro=<wait() 7 wait False None 0 0
# expect: set_result raises RuntimeError Task does not support set_result operation
# expect: set_exception raises RuntimeError Task does not support set_exception operation
# expect: True True 1 0 False
# expect: True None
# expect: None set()
# expect: handler: ['message', 'task'] Task was destroyed but it is pending!

print('-- steps')
asyncio.run(steps())
# expect: -- steps
# expect: <Future pending cb=[Task.task_wakeup()]> True True
# expect: Task.task_wakeup True
# expect: done None <Task finished name='waiter' coro=<wait() done
# expect: Task got bad yield: 1
# expect: Task got bad yield: 1
# expect: Task <Task pending name='stray' coro=<wait() running True
# expect: Task cannot await on itself: <Task pending name='self'
# expect: cancelled ('enough',) True True
# expect: enter raises RuntimeError loop <Loop> is not the running loop
# expect: leave raises RuntimeError loop <Loop> is not the running loop
# expect: True None None
# expect: throw raises TypeError exceptions must be classes deriving BaseException or instances of such a class
# expect: throw raises OSError in
# expect: True True
# expect: next raises RuntimeError await wasn't used with future
# expect: send raises StopIteration [1]

print('-- eager')
var = contextvars.ContextVar('var', default='outside')


async def eager():
    async def quick():
        var.set('inside')
        return asyncio.current_task().get_name()

    async def slow():
        await asyncio.sleep(0)
        return asyncio.current_task().get_name()
    loop = asyncio.get_running_loop()
    t = asyncio.Task(quick(), loop=loop, name='quick', eager_start=True)
    print(t.done(), t.result(), t.get_coro(), var.get(), t.get_context()[var])
    t = asyncio.Task(slow(), loop=loop, name='slow', eager_start=True)
    print(t.done(), t in asyncio.all_tasks(), await t, t in asyncio.all_tasks())

asyncio.run(eager())


class Mine(asyncio.Task):
    def __del__(self):
        print('del', self.get_name())
        super().__del__()


async def cycles():
    t = Mine(wait(asyncio.sleep(0, 'slept')), name='mine')
    print(await t)
    del t
    f = asyncio.get_running_loop().create_future()
    f.me = f
    f.add_done_callback(f.set_result)
    r = weakref.ref(f)
    del f
    gc.collect()
    print(r())
# expect: -- eager
# expect: True quick None outside inside
# expect: False True slow False

print('-- subclasses and cycles')
asyncio.run(cycles())
# expect: -- subclasses and cycles
# expect: slept
# expect: None
# expect: del mine

print('-- threads')


def other(out):
    async def main():
        out.append(asyncio.get_running_loop())
        started.set()
        while not seen.is_set():
            await asyncio.sleep(0.001)
    asyncio.run(main())


started, seen, out = threading.Event(), threading.Event(), []
th = threading.Thread(target=other, args=(out,))
th.start()
started.wait()
print(asyncio._get_running_loop(), len(asyncio.all_tasks(out[0])))
attempt('running', asyncio.get_running_loop)
seen.set()
th.join()
print(asyncio.all_tasks(out[0]))
# expect: -- threads
# expect: None 1
# expect: running raises RuntimeError no running event loop
# expect: set()
