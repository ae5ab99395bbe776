# What the constructor of a named-tuple type takes, and what it makes of its second argument.
import copy
import os
import time

S = time.struct_time
R = os.stat_result
NINE = "123456789"
n = R.n_sequence_fields
for make in (
    lambda: S(None),
    lambda: S("123"),
    lambda: S("123456789ABC"),
    lambda: S(NINE, None),
    lambda: S(NINE, {}, 1),
    lambda: S(NINE, sequence=NINE),
    lambda: S(NINE, {"tm_zone": "z"}).tm_zone,
    lambda: S(NINE + "0", {"tm_zone": "z"}),
    lambda: S(NINE, {"tm_zone": "z", "tm_mon": 1}),
    lambda: S(NINE, {"error": 0}),
    lambda: R(range(n), {"st_atime": -1.0}).st_atime,
    lambda: R((*range(n), -1.0), {"st_atime": -1.0}),
    lambda: R(range(n)).st_atime,
    lambda: copy.replace(R(range(n))),
    lambda: S(NINE).__replace__(tm_mon=3).tm_mon,
):
    try:
        r = make()
    except TypeError as e:
        r = e
    print(r)  # expect: constructor requires a sequence
    # expect: time.struct_time() takes an at least 9-sequence (3-sequence given)
    # expect: time.struct_time() takes an at most 11-sequence (12-sequence given)
    # expect: time.struct_time() takes a dict as second arg, if any
    # expect: structseq() takes at most 2 arguments (3 given)
    # expect: argument for structseq() given by name ('sequence') and position (1)
    # expect: z
    # expect: time.struct_time() got duplicate or unexpected field name(s)
    # expect: time.struct_time() got duplicate or unexpected field name(s)
    # expect: time.struct_time() got duplicate or unexpected field name(s)
    # expect: -1.0
    # expect: os.stat_result() got duplicate or unexpected field name(s)
    # expect: 7
    # expect: __replace__() is not supported for os.stat_result because it has unnamed field(s)
    # expect: 3
