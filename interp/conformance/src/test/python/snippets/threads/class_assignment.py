# SPDX-License-Identifier: Apache-2.0
# Threads that assign classes to the same objects: each class is let go of once, and dies.
import gc
import threading
import weakref


class Base:
    pass


objects = [Base() for _ in range(4)]
kinds = []


def assign():
    for _ in range(150):
        kind = type("Kind", (Base,), {})
        kinds.append(weakref.ref(kind))
        for o in objects:
            o.__class__ = kind
            o.attribute = kind.__name__


threads = [threading.Thread(target=assign) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for o in objects:
    o.__class__ = Base
gc.collect()
gc.collect()
print(len(kinds), [r() for r in kinds if r() is not None], {o.attribute for o in objects})
# expect: 600 [] {'Kind'}
