# What passes between interpreters: copies, shared memory, queues, functions, pickles.
from concurrent import interpreters
from concurrent.futures import InterpreterPoolExecutor

queue = interpreters.create_queue(maxsize=3)
interp = interpreters.create()
interp.prepare_main(queue=queue)
interp.exec("queue.put({'a': [1, 2]}); queue.put(2 ** 100); queue.put(queue)")
print(queue.full())  # expect: True
print(queue.get(), queue.get() == 2 ** 100, queue.get() is queue)  # expect: {'a': [1, 2]} True True

memory = bytearray(b'abc')
interp.prepare_main(view=memoryview(memory))
interp.exec("view[1] = ord('X')")
print(memory)  # expect: bytearray(b'aXc')
try:
    memory.append(1)
except BufferError as e:
    print(e)  # expect: Existing exports of data: object cannot be re-sized
interp.exec("del view")
memory.append(33)
print(memory)  # expect: bytearray(b'aXc!')

def plain(a, b):
    return a + b
print(interp.call(plain, 'x', 'y'))  # expect: xy

interp.exec("queue.put('kept')")
interp.close()
print(queue.get())  # expect: concurrent.interpreters._queues.UNBOUND

with InterpreterPoolExecutor(2) as pool:
    print(list(pool.map(pow, [2, 3, 4], [10, 10, 10])))  # expect: [1024, 59049, 1048576]
    try:
        pool.submit(divmod, 1, 0).result()
    except ZeroDivisionError as e:
        print(type(e.__cause__).__name__)  # expect: ExecutionFailed
