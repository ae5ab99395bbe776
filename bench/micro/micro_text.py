# SPDX-License-Identifier: Apache-2.0
"""Operations on text, bytes and numbers, and the library's modules about them."""
import datetime
import json
import pickle
import re
import string
import struct
import textwrap

_LINE = "the quick brown fox jumps over the lazy dog, and it runs away"
_WORDS = _LINE.split()
_CSV = "alpha,beta,gamma,delta,epsilon"
_TEXT = (_LINE + ".\n") * 8
_NON_ASCII = "na\u00efve caf\u00e9 \u20ac 12 \u4f60\u597d"


def str_split(turns):
    line = _LINE
    for _ in turns:
        r = line.split()
    return r


def str_split_comma(turns):
    line = _CSV
    for _ in turns:
        r = line.split(",")
    return r


def str_rsplit_one(turns):
    line = _CSV
    for _ in turns:
        r = line.rsplit(",", 1)
    return r


def str_partition(turns):
    line = "key=value"
    for _ in turns:
        k, _sep, v = line.partition("=")
    return k


def str_splitlines(turns):
    text = _TEXT
    for _ in turns:
        r = text.splitlines()
    return r


def str_join(turns):
    words = _WORDS
    for _ in turns:
        r = " ".join(words)
    return r


def str_join_generator(turns):
    words = _WORDS
    for _ in turns:
        r = ", ".join(w for w in words)
    return r


def str_join_map_str(turns):
    numbers = range(10)
    for _ in turns:
        r = ",".join(map(str, numbers))
    return r


def str_replace(turns):
    line = _LINE
    for _ in turns:
        r = line.replace("the", "a")
    return r


def str_strip(turns):
    line = "   some text \n"
    for _ in turns:
        r = line.strip()
    return r


def str_find(turns):
    line = _LINE
    for _ in turns:
        r = line.find("lazy")
    return r


def str_in(turns):
    line = _LINE
    r = 0
    for _ in turns:
        if "lazy" in line:
            r += 1
    return r


def str_startswith(turns):
    line = _LINE
    r = 0
    for _ in turns:
        if line.startswith("the") and line.endswith(("y", "x")):
            r += 1
    return r


def str_upper_lower(turns):
    line = _LINE
    for _ in turns:
        r = line.upper().lower()
    return r


def str_title_isalpha(turns):
    word = "hello"
    for _ in turns:
        r = word.isalpha() and word.title()
    return r


def str_format(turns):
    for i in turns:
        r = "{} is {:>5} of {name}".format(i, "x", name="abc")
    return r


def str_percent(turns):
    for i in turns:
        r = "%s is %5d of %.2f" % ("x", i, 1.5)
    return r


def str_fstring(turns):
    name = "abc"
    for i in turns:
        r = f"{name} is {i} of {name!r}"
    return r


def str_fstring_spec(turns):
    x = 3.14159
    for i in turns:
        r = f"{i:5d}|{x:.3f}|{i:x}"
    return r


def str_concat_loop(turns):
    for _ in turns:
        r = ""
        for w in _WORDS:
            r += w
    return r


def str_slice(turns):
    line = _LINE
    for _ in turns:
        r = line[4:9] + line[-4:]
    return r


def str_reverse(turns):
    line = _LINE
    for _ in turns:
        r = line[::-1]
    return r


def str_iterate(turns):
    line = _LINE
    n = 0
    for _ in turns:
        for c in line:
            if c == "o":
                n += 1
    return n


def str_index_loop(turns):
    line = _LINE
    n = 0
    for _ in turns:
        for i in range(len(line)):
            if line[i] == "o":
                n += 1
    return n


def str_ord_chr(turns):
    line = "hello world"
    for _ in turns:
        r = [chr(ord(c) + 1) for c in line]
    return r


def str_compare(turns):
    words = _WORDS
    n = 0
    for _ in turns:
        for w in words:
            if w == "over" or w < "and":
                n += 1
    return n


def str_count_index(turns):
    line = _LINE
    for _ in turns:
        r = line.count("o") + line.index("fox")
    return r


def str_translate(turns):
    table = str.maketrans("aeiou", "AEIOU")
    line = _LINE
    for _ in turns:
        r = line.translate(table)
    return r


def str_just_zfill(turns):
    for _ in turns:
        r = "ab".ljust(10) + "cd".rjust(10) + "ef".center(10) + "42".zfill(6)
    return r


def str_encode_decode(turns):
    line = _LINE
    for _ in turns:
        r = line.encode().decode()
    return r


def str_encode_decode_wide(turns):
    line = _NON_ASCII
    for _ in turns:
        r = line.encode("utf-8").decode("utf-8")
    return r


def str_repr(turns):
    line = _LINE
    for _ in turns:
        r = repr(line)
    return r


def str_multiply(turns):
    for _ in turns:
        r = "-" * 40
    return r


def str_of_int(turns):
    for i in turns:
        r = str(i)
    return r


def int_of_str(turns):
    for _ in turns:
        r = int("12345") + int("-7")
    return r


def int_of_str_hex(turns):
    for _ in turns:
        r = int("ff7a", 16)
    return r


def int_hex_bin(turns):
    for i in turns:
        r = hex(i) + bin(i)
    return r


def float_of_str(turns):
    for _ in turns:
        r = float("3.25")
    return r


def float_repr(turns):
    x = 0.1
    for _ in turns:
        x += 0.1
        r = repr(x)
    return r


def float_format(turns):
    x = 2.0
    for _ in turns:
        x *= 1.0001
        if x > 1e6:
            x = 2.0
        r = "%.3f" % x
    return r


def float_round(turns):
    x = 2.675
    for _ in turns:
        x += 0.01
        r = round(x, 2)
    return r


def int_big_add(turns):
    a, b = 3 ** 60, 5 ** 50
    for _ in turns:
        r = a + b - a
    return r


def int_big_multiply(turns):
    a, b = 3 ** 60, 5 ** 30
    for _ in turns:
        r = a * b
    return r


def int_big_divmod(turns):
    a, b = 3 ** 110, 5 ** 30
    for _ in turns:
        q, r = divmod(a, b)
    return r


def int_big_shift_mask(turns):
    a = 3 ** 100
    m = (1 << 64) - 1
    for _ in turns:
        r = (a >> 40) & m ^ 12345
    return r


def int_mod_64(turns):
    h = 1
    for i in turns:
        h = (h * 6364136223846793005 + 1442695040888963407) % 18446744073709551616
    return h


def int_divmod(turns):
    n = 0
    for i in turns:
        q, r = divmod(i, 7)
        n += r
    return n


def int_pow(turns):
    for i in turns:
        r = 3 ** 13 + pow(i, 5, 1009)
    return r


def int_bit_length(turns):
    n = 0
    for i in turns:
        n += i.bit_length() + i.bit_count()
    return n


def int_to_bytes(turns):
    for i in turns:
        r = int.from_bytes(i.to_bytes(4, "big"), "big")
    return r


def bytes_slice_join(turns):
    data = b"abcdefghijklmnop"
    for _ in turns:
        r = b"".join([data[:4], data[8:], b"xyz"])
    return r


def bytes_find_split(turns):
    data = b"alpha,beta,gamma"
    for _ in turns:
        r = data.split(b",")
        data.find(b"beta")
    return r


def bytes_iterate(turns):
    data = bytes(range(64))
    n = 0
    for _ in turns:
        for b in data:
            n ^= b
    return n


def bytearray_append(turns):
    for _ in turns:
        r = bytearray()
        for i in range(32):
            r.append(i)
        r += b"tail"
    return r


def bytearray_set(turns):
    data = bytearray(64)
    for _ in turns:
        for i in range(64):
            data[i] = i
    return data


def bytes_hex(turns):
    data = b"\x01\x02\xff\x10"
    for _ in turns:
        r = bytes.fromhex(data.hex())
    return r


def re_match(turns):
    pattern = re.compile(r"(\w+)\s+(\w+)")
    for _ in turns:
        r = pattern.match(_LINE).group(2)
    return r


def re_search(turns):
    pattern = re.compile(r"l[a-z]zy")
    for _ in turns:
        r = pattern.search(_LINE).start()
    return r


def re_module_match(turns):
    for _ in turns:
        r = re.match(r"\d+-\d+", "2024-11")
    return r


def re_findall(turns):
    pattern = re.compile(r"[a-z]+")
    for _ in turns:
        r = pattern.findall(_LINE)
    return r


def re_finditer(turns):
    pattern = re.compile(r"(?P<word>[a-z]+)|(?P<space>\s+)|(?P<other>.)")
    n = 0
    for _ in turns:
        for m in pattern.finditer(_LINE):
            if m.lastgroup == "word":
                n += m.end() - m.start()
    return n


def re_sub(turns):
    pattern = re.compile(r"o(\w)")
    for _ in turns:
        r = pattern.sub(r"<\1>", _LINE)
    return r


def re_sub_function(turns):
    pattern = re.compile(r"[aeiou]")
    for _ in turns:
        r = pattern.sub(lambda m: m.group().upper(), _LINE)
    return r


def re_split(turns):
    pattern = re.compile(r"[,\s]+")
    for _ in turns:
        r = pattern.split(_LINE)
    return r


_RECORD = {"id": 17, "name": "widget", "tags": ["a", "b", "c"], "price": 12.5, "ok": True, "none": None, "in": {"x": 1, "y": 2}}


def json_dumps(turns):
    for _ in turns:
        r = json.dumps(_RECORD)
    return r


def json_dumps_indent(turns):
    for _ in turns:
        r = json.dumps(_RECORD, indent=2, sort_keys=True)
    return r


def json_loads(turns):
    text = json.dumps(_RECORD)
    for _ in turns:
        r = json.loads(text)
    return r


def pickle_dumps(turns):
    for _ in turns:
        r = pickle.dumps(_RECORD)
    return r


def pickle_loads(turns):
    data = pickle.dumps(_RECORD)
    for _ in turns:
        r = pickle.loads(data)
    return r


def struct_pack(turns):
    for i in turns:
        r = struct.pack("<IHd", i & 0xFFFF, 7, 1.5)
    return r


def struct_unpack(turns):
    data = struct.pack("<IHd", 1, 7, 1.5)
    for _ in turns:
        a, b, c = struct.unpack("<IHd", data)
    return a


def datetime_add(turns):
    start = datetime.datetime(2024, 1, 31, 12, 30)
    step = datetime.timedelta(days=1, seconds=5)
    for _ in turns:
        r = (start + step) - start
    return r


def datetime_isoformat(turns):
    start = datetime.datetime(2024, 1, 31, 12, 30)
    for _ in turns:
        r = datetime.datetime.fromisoformat(start.isoformat())
    return r


def datetime_strftime(turns):
    start = datetime.datetime(2024, 1, 31, 12, 30)
    for _ in turns:
        r = start.strftime("%Y-%m-%d %H:%M")
    return r


def string_template(turns):
    template = string.Template("$who likes ${what} for $$5")
    for _ in turns:
        r = template.substitute(who="tim", what="kung pao")
    return r


def textwrap_fill(turns):
    for _ in turns:
        r = textwrap.fill(_LINE, 30)
    return r


def textwrap_dedent(turns):
    text = "    a\n      b\n    c\n"
    for _ in turns:
        r = textwrap.dedent(text)
    return r
