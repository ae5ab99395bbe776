# Caches of compiled modules: where they go, when they are used, what switches them off.
import importlib.util, os, py_compile, shlex, sys, tempfile

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

folder = tempfile.mkdtemp()
source = os.path.join(folder, "mod.py")
tag = sys.implementation.cache_tag


def write(text):
    with open(source, "w") as f:
        f.write(text)


def run(*options, env={}):
    code = "import sys; sys.path.insert(0, %r); import mod; print(mod.value, mod.__cached__ and mod.__cached__.replace(%r, 'HERE').replace(%r, 'TAG'), sys.pycache_prefix)" % (folder, folder, tag)
    command = ["env", *(f"{k}={v}" for k, v in env.items()), sys.executable, *options, "-c", code]
    os.system(shlex.join(command) + f" > {folder}/out 2>&1")
    with open(folder + "/out") as f:
        print(f.read().strip()[-300:].replace(folder, "HERE"))


def caches():
    return sorted(os.path.relpath(os.path.join(d, f), folder).replace(folder[1:], "HERE").replace(tag, "TAG") for d, _, fs in os.walk(folder) for f in fs if f.startswith("mod.") and f.endswith(".pyc"))


write("value = 1\n")
run("-B")  # expect: 1 HERE/__pycache__/mod.TAG.pyc None
print(caches())  # expect: []
run(env={"PYTHONDONTWRITEBYTECODE": "1"})  # expect: 1 HERE/__pycache__/mod.TAG.pyc None
print(caches())  # expect: []
run("-X", "pycache_prefix=" + folder + "/elsewhere")  # expect: 1 HERE/elsewhereHERE/mod.TAG.pyc HERE/elsewhere
print(caches())  # expect: ['elsewhere/HERE/mod.TAG.pyc']
run(env={"PYTHONPYCACHEPREFIX": folder + "/elsewhere"})  # expect: 1 HERE/elsewhereHERE/mod.TAG.pyc HERE/elsewhere
run()  # expect: 1 HERE/__pycache__/mod.TAG.pyc None
print(caches())  # expect: ['__pycache__/mod.TAG.pyc', 'elsewhere/HERE/mod.TAG.pyc']

# A cache is used while the source's time and size are those it was made from, or while a hash says so.
stat = os.stat(source)
write("value = 2\n")
os.utime(source, ns=(stat.st_atime_ns, stat.st_mtime_ns))
run()  # expect: 1 HERE/__pycache__/mod.TAG.pyc None
cached = py_compile.compile(source, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
print(cached == importlib.util.cache_from_source(source))  # expect: True
write("value = 3\n")
run()  # expect: 3 HERE/__pycache__/mod.TAG.pyc None
py_compile.compile(source, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
write("value = 4\n")
run()  # expect: 3 HERE/__pycache__/mod.TAG.pyc None

# Without its source a cache beside it is a module; damaged ones are errors or ignored, as the header says.
with open(cached, "rb") as f:
    data = f.read()
with open(cached, "wb") as f:
    f.write(b"\0\0\r\n" + data[4:])
run()  # expect: 4 HERE/__pycache__/mod.TAG.pyc None
os.rename(cached, os.path.join(folder, "mod.pyc"))
os.unlink(source)
run()  # expect: 4 HERE/mod.pyc None
