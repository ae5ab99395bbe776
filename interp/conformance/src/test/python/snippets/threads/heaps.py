"""A function of heapq is one step to other threads as long as its comparisons run no Python."""
import heapq
from threading import Thread


def together(work, n=4):
    threads = [Thread(target=work) for _ in range(n)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


def is_heap(heap):
    return all(heap[(i - 1) // 2] <= heap[i] for i in range(1, len(heap)))


heap = []


def push():
    for i in reversed(range(2000)):
        heapq.heappush(heap, (i, str(i)))


together(push)
print(len(heap), is_heap(heap))  # expect: 8000 True


def churn():
    for i in range(2000):
        heapq.heappushpop(heap, (i, 'x'))
        heapq.heapreplace(heap, (i, 'y'))


together(churn)
print(len(heap), is_heap(heap))  # expect: 8000 True
popped = []


def pop():
    mine = [heapq.heappop(heap) for _ in range(2000)]
    popped.append(mine == sorted(mine))


together(pop)
print(heap, popped)  # expect: [] [True, True, True, True]


class Evil:
    def __init__(self, value, change):
        self.value, self.change = value, change

    def __lt__(self, other):
        self.change()
        return self.value < other.value


for change in (lambda: heap.clear(), lambda: heap.append(1)):
    heap[:] = [Evil(i, change) for i in range(10)]
    for call in (heapq.heapify, heapq.heappop, lambda h: heapq.heapreplace(h, Evil(5, change)), lambda h: heapq.heappush(h, Evil(0, change))):
        heap[:] = [Evil(i, change) for i in range(10)]
        try:
            call(heap)
        except RuntimeError as e:
            print(e)
# expect: list changed size during iteration
# expect: list changed size during iteration
# expect: list changed size during iteration
# expect: list changed size during iteration
# expect: list changed size during iteration
# expect: list changed size during iteration
# expect: list changed size during iteration
# expect: list changed size during iteration
for call in (heapq.heappop, lambda h: heapq.heapreplace_max(h, 1)):
    try:
        call([])
    except IndexError as e:
        print(e)
# expect: index out of range
# expect: index out of range
print(heapq.heappushpop([], 3), heapq.heappushpop_max([2], 1), heapq.heappushpop_max([1], 2))  # expect: 3 2 2
