# SPDX-License-Identifier: Apache-2.0
# UUIDs of version 1 come from _uuid: the time now, never the same twice, one node.
import _uuid
import threading
import time
import uuid

first = uuid.uuid1()
print(first.version, first.variant == uuid.RFC_4122, first.is_safe)  # expect: 1 True SafeUUID.unsafe
print(abs((first.time - 0x01B21DD213814000) / 1e7 - time.time()) < 100)  # expect: True
made = []
threads = [threading.Thread(target=lambda: made.extend(uuid.uuid1() for _ in range(500))) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(set(made)), len({u.node for u in made}))  # expect: 2000 1
print(_uuid.has_uuid_generate_time_safe, _uuid.has_stable_extractable_node, len(_uuid.generate_time_safe()[0]))  # expect: 1 0 16
