# What a future calls of its loop: the class's method, unless the object has or makes something else by that name.
import _asyncio
import gc


class Loop:
    def get_debug(self):
        return False

    def call_soon(self, callback, *args, context=None):
        print("class", callback, type(args[0]).__name__, context is not None)


class Slotted(Loop):
    __slots__ = ("call_soon",)


class Static(Loop):
    @staticmethod
    def call_soon(*args, **kwargs):
        print("static", len(args), sorted(kwargs))


class OfClass(Loop):
    @classmethod
    def call_soon(cls, *args, **kwargs):
        print("class method", cls.__name__, len(args), sorted(kwargs))


class Computed(Loop):
    @property
    def call_soon(self):
        return lambda *args, **kwargs: print("property", len(args), sorted(kwargs))


class Made:
    def __getattr__(self, name):
        print("made", name)
        return lambda *args, **kwargs: name != "get_debug" and print("called", len(args), sorted(kwargs))


class Watched(Loop):
    def __getattribute__(self, name):
        print("asked for", name)
        return super().__getattribute__(name)


class Callable:
    def __call__(self, *args, **kwargs):
        print("object", len(args), sorted(kwargs))


class OfObject(Loop):
    call_soon = Callable()


class Fleeting(Loop):
    def call_soon(self, *args, context):
        del Fleeting.call_soon
        gc.collect()
        print("gone", len(args), context is not None)


class Wrong(Loop):
    def call_soon(self, callback):
        print("unreachable")


class Lacking:
    def get_debug(self):
        return False


def instance():
    loop = Loop()
    loop.call_soon = lambda *args, **kwargs: print("instance", len(args), sorted(kwargs))
    return loop


def slot():
    loop = Slotted()
    loop.call_soon = lambda *args, **kwargs: print("slot", len(args), sorted(kwargs))
    return loop


def hidden_late():
    loop = Loop()
    loop.__dict__["call_soon"] = lambda *args, **kwargs: print("dict", len(args), sorted(kwargs))
    return loop


def without():
    loop = Loop()
    loop.call_soon = None
    del loop.call_soon
    return loop


for make in (Loop, instance, slot, hidden_late, without, Slotted, Static, OfClass, Computed, Made, Watched, OfObject, Fleeting, Fleeting, Wrong, Lacking):
    for again in range(2):
        print(make.__name__)
        try:
            f = _asyncio.Future(loop=make())
            f.add_done_callback("callback")
            f.set_result(1)
        except (AttributeError, TypeError) as e:
            print(type(e).__name__)
# expect: Loop
# expect: class callback Future True
# expect: Loop
# expect: class callback Future True
# expect: instance
# expect: instance 2 ['context']
# expect: instance
# expect: instance 2 ['context']
# expect: slot
# expect: slot 2 ['context']
# expect: slot
# expect: slot 2 ['context']
# expect: hidden_late
# expect: dict 2 ['context']
# expect: hidden_late
# expect: dict 2 ['context']
# expect: without
# expect: class callback Future True
# expect: without
# expect: class callback Future True
# expect: Slotted
# expect: AttributeError
# expect: Slotted
# expect: AttributeError
# expect: Static
# expect: static 2 ['context']
# expect: Static
# expect: static 2 ['context']
# expect: OfClass
# expect: class method OfClass 2 ['context']
# expect: OfClass
# expect: class method OfClass 2 ['context']
# expect: Computed
# expect: property 2 ['context']
# expect: Computed
# expect: property 2 ['context']
# expect: Made
# expect: made get_debug
# expect: made call_soon
# expect: called 2 ['context']
# expect: Made
# expect: made get_debug
# expect: made call_soon
# expect: called 2 ['context']
# expect: Watched
# expect: asked for get_debug
# expect: asked for call_soon
# expect: class callback Future True
# expect: Watched
# expect: asked for get_debug
# expect: asked for call_soon
# expect: class callback Future True
# expect: OfObject
# expect: object 2 ['context']
# expect: OfObject
# expect: object 2 ['context']
# expect: Fleeting
# expect: gone 2 True
# expect: Fleeting
# expect: class callback Future True
# expect: Fleeting
# expect: class callback Future True
# expect: Fleeting
# expect: class callback Future True
# expect: Wrong
# expect: TypeError
# expect: Wrong
# expect: TypeError
# expect: Lacking
# expect: AttributeError
# expect: Lacking
# expect: AttributeError
