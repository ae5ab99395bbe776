// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.interp;

import io.github.typhon.interp.embed.Interpreter;
import io.github.typhon.interp.embed.Value;

/** A Python interpreter that compiles at the second call, on the thread that calls, and functions that were never run. */
class Programs {
    private static final Interpreter PYTHON = Interpreter.builder().site(false).option("jit", "eager").open();
    private static final Value FRESH;

    static {
        PYTHON.exec(String.join("\n",
                "class A:",
                "    def __init__(self, x): self.x = x",
                "    def get(self): return self.x",
                "class B(A):",
                "    def __init__(self, x): self.y = 0; self.x = x",
                "def plus(x): return x + 1",
                "def attribute(o): return o.x",
                "def method(o): return o.get()",
                "def constant(): return LIMIT",
                "def fresh(f, **names):",
                "    'f with code of its own, and globals of its own'",
                "    names['__builtins__'] = __builtins__",
                "    return type(f)(f.__code__.replace(co_name=f.__name__), names)",
                // Closures: nothing but the class holds them, so they die when they are replaced.
                "def closure(n): return lambda self: n",
                "def numbers():",
                "    for i in range(1, 21): yield i",
                "def draw(g):",
                "    try: return next(g)",
                "    except ValueError: return 0",
                "def drain(make):",
                "    total = 0",
                "    g = make()",
                "    while True:",
                "        try:",
                "            for x in g: total += x",
                "            return total",
                // Another thread is at it.
                "        except ValueError: pass",
                "import gc",
                "generator = type(numbers())",
                "def steal(make):",
                "    for o in gc.get_objects():",
                "        if type(o) is generator and o.gi_code is make.__code__:",
                "            try: return next(o, 0)",
                "            except ValueError: return 0",
                "    return 0",
                "from _queue import SimpleQueue, Empty",
                "def put_two(q): q.put(1); q.put(2)",
                "def get_one(q): return q.get()",
                "def get_any(q):",
                "    try: return q.get(False)",
                "    except Empty: return 0",
                "def fresh_object(): return type('C', (A,), {'get': closure(1)})(7)",
                "def redefine(o): type(o).get = closure(2)",
                // Not nested: who finds one of these in a class does not count it.
                "def deferred(n):",
                "    names = {}",
                "    exec(f'def get(self): return {n}', names)",
                "    return names['get']",
                "from _asyncio import Task, all_tasks",
                "class Loop:",
                "    def get_debug(self): return False",
                "    def call_soon(self, *args, context=None): pass",
                "    def call_exception_handler(self, context): pass",
                "async def nothing(): pass",
                "def one_task():",
                "    c = nothing()",
                "    t = Task(c, loop=Loop())",
                "    c.close()",
                "    return [t._loop, t]",
                "def drop_task(box): box.pop()",
                "def count_tasks(box): return sum(not t.done() for t in all_tasks(box[0]))",
                "def of_many(o): return o.get()",
                "for o in [type('M', (A,), {'get': deferred(0)})(0) for i in range(40)] * 3: of_many(o)",
                "def deferred_object(): return type('D', (A,), {'get': deferred(1)})(7)",
                "def redefine_deferred(o):",
                "    type(o).get = deferred(2)",
                "    gc.collect(0)"));
        FRESH = PYTHON.get("fresh");
    }

    static Value global(String name) {
        return PYTHON.get(name);
    }

    static Value eval(String expression) {
        return PYTHON.eval(expression);
    }

    /** A copy of a function above that no thread has called. */
    static Value fresh(String name) {
        try (Value f = PYTHON.get(name)) {
            return FRESH.call(f);
        }
    }
}
