# The order of sets that are made as a whole.
print({15, 5, -3}, {1, 5, -3}, {4, 3 ** 40, -2})  # expect: {-3, 5, 15} {1, -3, 5} {4, 12157665459056928801, -2}
s = {7, *frozenset((15, 5, -3))}
print(s)  # expect: {5, 15, -3, 7}
f = frozenset(range(20, 0, -3))
print(f, f - set(), f - {100}, f - {2}, f | set(), set(f) - set())  # expect: frozenset({2, 5, 8, 11, 14, 17, 20}) frozenset({17, 2, 20, 5, 8, 11, 14}) frozenset({2, 5, 8, 11, 14, 17, 20}) frozenset({5, 8, 11, 14, 17, 20}) frozenset({17, 2, 20, 5, 8, 11, 14}) {17, 2, 20, 5, 8, 11, 14}
g = set(range(40))
for i in range(30):
    g.remove(i)
g.add(-3)
print(g - set(), g - {31}, g.copy(), g)  # expect: {32, 33, 34, 35, 36, 37, 38, 39, -3, 30, 31} {32, 33, 34, 35, 36, 37, 38, 39, -3, 30} {32, 33, 34, 35, 36, 37, 38, 39, -3, 30, 31} {30, 31, 32, 33, 34, 35, 36, 37, 38, 39, -3}
def many():
    return {-1, -2, -3, 8, 16, 24, 5, 1000} - {1000}
print(many())  # expect: {5, 8, 16, -2, 24, -3, -1}
