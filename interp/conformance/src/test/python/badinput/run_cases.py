# SPDX-License-Identifier: Apache-2.0
"""run_cases.py [-j N] [-v] TYPHON_COMMAND [NAME...]: runs every case in Typhon and in the CPython that runs this file; both must agree.

TYPHON_COMMAND is one argument, split as a shell does. A case is a dict, see cases_*.py beside this file:
  name     unique; NAME... on the command line select by prefix
  args     after the interpreter; default: the script
  script   text or bytes of t.py in the case's own directory
  files    {relative path: text or bytes} to create; a directory's name ends in '/'
  zips     {relative path: {name: text}} to create
  stdin    text; default none, which is /dev/null
  env      additions to the environment
  modes    {relative path: permission bits}
  signal   signal to send as soon as the program has printed READY
  shell    a command for sh in which $PY is the interpreter, in place of args
  only     'stdout', 'code' or 'last': what of the outcome is compared beside the exit code; default all of it; 'last' is stderr's last line
"""
import concurrent.futures
import contextlib
import difflib
import glob
import importlib.util
import os
import re
import shlex
import signal
import subprocess
import sys
import tempfile
import time
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
TIMEOUT = 120
READY = b'READY\n'


def load():
    """All cases of the tables beside this file."""
    cases = []
    for file in sorted(glob.glob(os.path.join(HERE, 'cases_*.py'))):
        spec = importlib.util.spec_from_file_location(os.path.basename(file)[:-3], file)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        cases += module.CASES
    names = [c['name'] for c in cases]
    assert len(names) == len(set(names)), sorted(n for n in names if names.count(n) > 1)
    return cases


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as f:
        f.write(content if isinstance(content, bytes) else content.encode())


def lay_out(case, directory):
    if 'script' in case:
        write(os.path.join(directory, 't.py'), case['script'])
    for name, content in case.get('files', {}).items():
        path = os.path.join(directory, name)
        if name.endswith('/'):
            os.makedirs(path)
        else:
            write(path, content)
    for name, members in case.get('zips', {}).items():
        with zipfile.ZipFile(os.path.join(directory, name), 'w') as z:
            for member, text in members.items():
                z.writestr(member, text)
    for name, mode in case.get('modes', {}).items():
        os.chmod(os.path.join(directory, name), mode)


def communicate(case, process):
    """Output and error text of the program, which gets the case's signal once it says that it is ready."""
    if 'signal' not in case:
        return process.communicate(case.get('stdin', '').encode(), timeout=TIMEOUT)
    head = b''
    while not head.endswith(READY):
        c = process.stdout.read(1)
        if not c:
            break
        head += c
    # Until the program has begun to wait.
    time.sleep(0.5)
    process.send_signal(case["signal"])
    # Standard input ends after the signal was seen: communicate() closes it at once.
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(2)
    out, err = process.communicate(timeout=TIMEOUT)
    return head + out, err


def run(case, command):
    with tempfile.TemporaryDirectory() as directory:
        directory = os.path.realpath(directory)
        lay_out(case, directory)
        env = {k: v for k, v in os.environ.items() if not k.startswith('PYTHON')}
        env.update({'LC_ALL': 'C.UTF-8', 'PYTHON_COLORS': '0', 'PYTHONDONTWRITEBYTECODE': '1', 'PY': shlex.join(command)}, **case.get('env', {}))
        line = ['sh', '-c', case['shell']] if 'shell' in case else command + case.get('args', ['t.py'])
        ask = subprocess.PIPE if case.get('stdin') is not None or 'signal' in case else subprocess.DEVNULL
        with subprocess.Popen(line, bufsize=0, stdin=ask, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=directory, env=env) as process:
            try:
                out, err = communicate(case, process)
                code = process.returncode
            except subprocess.TimeoutExpired:
                process.kill()
                out, err = process.communicate()
                code = 'HANGS'
        return [code, clean(out, command, directory), clean(err, command, directory)]


def clean(output, command, directory):
    """The text, with what differs between two programs by nature made equal."""
    text = output.decode('utf-8', 'backslashreplace')
    for name in (sys.executable, command[0]):
        text = text.replace(name, 'PYTHON')
    text = text.replace(directory, 'DIR')
    text = re.sub(r'0x[0-9a-f]{6,}', '0x...', text)
    text = re.sub(r'Python 3\.14\.3 .* on linux', 'Python BANNER', text)
    text = re.sub(r'Thread-0x\.\.\. \(most recent|(thread|ident) \d{6,}', r'\1 ...', text)
    return text


def compared(case, outcome):
    code, out, err = outcome
    only = case.get('only')
    if only == 'code':
        return [code]
    if only == 'stdout':
        return [code, out]
    if only == 'last':
        return [code, out, err.rstrip('\n').rpartition('\n')[2]]
    return [code, out, err]


def check(case, command):
    want = run(case, [sys.executable])
    got = run(case, command)
    text = '\n'.join(map(str, got))
    java = re.search(r'^\s+at [\w.$/]+\(|java\.lang\.|Exception in thread "', text, re.M)
    if compared(case, want) == compared(case, got) and not java:
        return None
    lines = difflib.unified_diff('\n'.join(map(str, want)).split('\n'), '\n'.join(map(str, got)).split('\n'), 'CPython', 'Typhon', lineterm='')
    return '--- ' + case['name'] + '\n' + '\n'.join(l[:300] for l in list(lines)[2:60])


def main(args):
    jobs, verbose = 2, False
    while args[0].startswith('-'):
        option = args.pop(0)
        if option == '-j':
            jobs = int(args.pop(0))
        else:
            verbose = True
    command = shlex.split(args.pop(0))
    if os.sep in command[0]:
        # Cases run in directories of their own.
        command[0] = os.path.abspath(command[0])
    cases = [c for c in load() if not args or any(c['name'].startswith(a) for a in args)]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for case, report in zip(cases, pool.map(lambda c: check(c, command), cases)):
            if report:
                failed += 1
                print(report, flush=True)
            elif verbose:
                print('ok', case['name'], flush=True)
    print(f'{len(cases)} cases, {failed} differ')
    return failed != 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
