# SPDX-License-Identifier: Apache-2.0
"""Random games of go on a small board: union of stones into groups with linked squares, liberties, captures, ko."""
from _bench import run, Random, mix

SIZE = 9
EMPTY, BLACK, WHITE = 0, 1, 2


class Square:
    def __init__(self, board, pos):
        self.board = board
        self.pos = pos
        self.colour = EMPTY
        self.leader = self
        self.liberties = 0
        self.stones = 0

    def link(self):
        x, y = self.pos % SIZE, self.pos // SIZE
        self.neighbours = [self.board.squares[ny * SIZE + nx] for nx, ny in ((x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1))
                           if 0 <= nx < SIZE and 0 <= ny < SIZE]

    def find(self):
        leader = self.leader
        if leader is not self:
            leader = leader.find()
            self.leader = leader
        return leader


class Board:
    def __init__(self):
        self.squares = [Square(self, i) for i in range(SIZE * SIZE)]
        for s in self.squares:
            s.link()
        self.empty = set(range(SIZE * SIZE))
        self.turn = BLACK
        self.ko = -1
        self.captured = {BLACK: 0, WHITE: 0}
        self.moves = []

    def liberties(self, square):
        """Distinct empty squares around the group; stops at two."""
        leader = square.find()
        seen = set()
        todo = [square]
        done = {square.pos}
        while todo:
            s = todo.pop()
            for n in s.neighbours:
                if n.colour == EMPTY:
                    seen.add(n.pos)
                    if len(seen) > 1:
                        return 2
                elif n.pos not in done and n.find() is leader:
                    done.add(n.pos)
                    todo.append(n)
        return len(seen)

    def useful(self, pos):
        if pos == self.ko:
            return False
        own = foreign = free = 0
        for n in self.squares[pos].neighbours:
            if n.colour == EMPTY:
                free += 1
            elif n.colour == self.turn:
                if self.liberties(n) > 1:
                    own += 1
            elif self.liberties(n) == 1:
                foreign += 1
        surrounded = free == 0 and own == len(self.squares[pos].neighbours)
        return (free > 0 or own > 0 or foreign > 0) and not surrounded

    def play(self, pos):
        square = self.squares[pos]
        square.colour = self.turn
        square.leader = square
        self.empty.discard(pos)
        for n in square.neighbours:
            if n.colour == self.turn:
                n.find().leader = square
        taken = 0
        other = 3 - self.turn
        last = -1
        for n in square.neighbours:
            if n.colour == other and self.liberties(n) == 0:
                for s in self.group(n):
                    s.colour = EMPTY
                    s.leader = s
                    self.empty.add(s.pos)
                    last = s.pos
                    taken += 1
        self.captured[self.turn] += taken
        self.ko = last if taken == 1 else -1
        self.moves.append(pos)
        self.turn = other

    def group(self, square):
        leader = square.find()
        todo, found = [square], {square}
        while todo:
            for n in todo.pop().neighbours:
                if n not in found and n.colour == square.colour and n.find() is leader:
                    found.add(n)
                    todo.append(n)
        return found

    def score(self):
        return sum(1 if s.colour == BLACK else -1 if s.colour == WHITE else 0 for s in self.squares)


def game(random):
    board = Board()
    passes = 0
    while passes < 2 and len(board.moves) < 160:
        candidates = sorted(board.empty)
        for _ in range(min(8, len(candidates))):
            pos = candidates[random.below(len(candidates))]
            if board.useful(pos):
                board.play(pos)
                passes = 0
                break
        else:
            passes += 1
            board.ko = -1
            board.turn = 3 - board.turn
    return board


def work():
    random = Random(42)
    h = 0
    for _ in range(12):
        board = game(random)
        h = mix(h, board.score() + 100)
        h = mix(h, board.captured[BLACK] * 100 + board.captured[WHITE])
        h = mix(h, len(board.moves))
    return h


run("go", work, rounds=4)
