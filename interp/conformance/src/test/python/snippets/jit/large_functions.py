# Functions that are too large for one method of the virtual machine: compiled in parts, which go on in one another.
def make(name, head, body, tail):
    space = {}
    exec("\n".join([head, *("    " + line for line in body), *("    " + line for line in tail)]), space)
    return space[name]


# Straight code with a few numbers, texts and lists that live from end to end.
lines = ["total = 0", "text = ''", "items = []"]
for i in range(160):
    lines += [f"total += a * {i} - b % {i + 2}", f"items.append(total if total & 1 else -total)", f"text = text[-{i % 7 + 1}:] + str(total % 10)"]
straight = make("straight", "def straight(a, b):", lines, ["return total, text, len(items), sum(items)"])
print([straight(i, 7) for i in range(3)])
for i in range(900):
    last = straight(i, 3)
print(last)

# A machine with an arm for each of many operations, in one loop.
arms = ["pc = 0", "stack = []", "steps = 0", "while True:", "    op, arg = code[pc]", "    pc += 1", "    steps += 1"]
for i in range(70):
    word = "if" if i == 0 else "elif"
    arms += [f"    {word} op == {i}:", f"        stack.append(arg + {i})", f"        if len(stack) > 5:", f"            del stack[:{i % 3 + 1}]"]
arms += ["    elif op == 'add':", "        b = stack.pop(); a = stack.pop(); stack.append((a + b) % 100003)",
         "    elif op == 'jump':", "        if steps < limit:", "            pc = arg", "    elif op == 'raise':",
         "        try:", "            stack[99]", "        except IndexError as e:", "            stack.append(len(str(e)))",
         "    elif op == 'end':", "        return steps, stack", "    else:", "        raise ValueError(op)"]
machine = make("machine", "def machine(code, limit):", arms, [])
program = [(i, i * 3) for i in range(70)] + [("add", 0), ("raise", 0), ("add", 0), ("jump", 0), ("end", 0)]
print(machine(program, 10))
print(machine(program, 60_000))
try:
    machine(program[:-1] + [("unknown", 0)], 60_000)
except ValueError as e:
    print("ValueError", e, e.__traceback__.tb_next.tb_lineno)

# Loops in loops, one after the other, with numbers that outgrow a machine word on the way.
loops = ["n = 1", "f = 0.5"]
for i in range(40):
    loops += [f"for i in range(size):", f"    for j in range(3):", f"        n = (n * {i + 3} + j) % m", f"        f = f * 0.5 + {i}.25",
              f"    if n % {i + 11} == 0:", f"        continue", f"    n += i"]
looping = make("looping", "def looping(size, m):", loops, ["return n, f"])
print(looping(60, 10**6 + 3))
print(looping(60, 10**30 + 57))
print(looping(5.5.__int__(), 97))

# A generator that yields in each part, is sent values, thrown at and closed.
gen = ["got = None", "seen = []", "try:"]
for i in range(60):
    gen += [f"    x = n * {i} + len(seen)", f"    try:", f"        got = yield x if x % 3 else (x, got)", f"    except KeyError as e:", f"        seen.append({i})",
            f"        got = e.args[0]"]
gen += ["finally:", "    log.append((len(seen), got))"]
many = make("many", "def many(n, log):", gen, ["return seen"])
log = []
total = 0
for r in range(60):
    g = many(r, log)
    out = [next(g)]
    k = 0
    try:
        while True:
            k += 1
            out.append(g.throw(KeyError(k)) if k % 5 == r % 5 else g.send(k))
    except StopIteration as e:
        total += len(e.value) + len(out)
g = many(3, log)
next(g)
next(g)
g.close()
print(total, log[-3:], len(log))

# Objects die where their variables do, whatever part that is in.
class Told:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        died.append(self.n)


died = []
dying = []
for i in range(120):
    dying += [f"t{i} = Told(n + {i})", f"x = x + t{i}.n * {i}"] + ([f"del t{i - 5}"] if i >= 5 and i % 3 == 0 else [])
mortal = make("mortal", "def mortal(Told, n):", ["x = 0", *dying], ["return x"])
for i in range(30):
    last = mortal(Told, i)
print(last, len(died), died[:12], died[-12:])

# A variable that is not there yet in a later part.
late = ["if n < 0:", "    missing = 1"] + [f"n = n * 3 % {i + 7}" for i in range(400)]
unbound = make("unbound", "def unbound(n):", late, ["return n, missing"])
for i in range(40):
    try:
        unbound(i)
    except UnboundLocalError as e:
        text = str(e)
print(text, unbound(-3))

# expect: [(-1086, '6925814', 160, 544), (11634, '7421124', 160, -11712), (24354, '8927434', 160, -12272)]
# expect: (11434805, '2578875', 160, 11506721)
# expect: (75, [264, 268, 571])
# expect: (60015, [264, 268, 571])
# expect: ValueError unknown 302
# expect: (227669, 78.5)
# expect: (874348531267079844283579669510, 78.5)
# expect: (59, 78.49993896298105)
# expect: 4320 [(12, 60), (12, 60), (0, None)] 61
# expect: 775880 3600 [1, 4, 7, 10, 13, 16, 19, 22, 25, 28, 31, 34] [46, 44, 43, 41, 40, 38, 37, 35, 34, 32, 31, 29]
# expect: cannot access local variable 'missing' where it is not associated with a value (0, 1)
