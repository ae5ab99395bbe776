# SPDX-License-Identifier: Apache-2.0
"""The Mandelbrot set in characters, its rows computed by a pool of threads.

    mandelbrot.py [--threads N] [--size ROWS] [--time]

The picture goes to standard output and is the same for every number of threads. With --time a larger one is computed again and
again, with N threads and with one, and standard error tells how much faster N threads were.
"""
import argparse
import sys
import time
from concurrent.futures import ThreadPoolExecutor

SHADES = " .:-=+*#%@"
LIMIT = 400


def row(y, height):
    """One line of the picture: how fast each point of it escapes."""
    width = height * 2
    imaginary = 2.4 * y / height - 1.2
    cells = []
    for x in range(width):
        real = 3.2 * x / width - 2.2
        zr = zi = 0.0
        n = 0
        while n < LIMIT and zr * zr + zi * zi <= 4.0:
            zr, zi = zr * zr - zi * zi + real, 2.0 * zr * zi + imaginary
            n += 1
        cells.append(SHADES[-1] if n == LIMIT else SHADES[min(n // 3, len(SHADES) - 2)])
    return "".join(cells)


def picture(pool, height):
    return list(pool.map(row, range(height), [height] * height))


def timed(height, threads, seconds):
    """The picture, and how long one takes on average when as many as fit into so many seconds are computed by the same threads."""
    with ThreadPoolExecutor(threads) as pool:
        start = now = time.perf_counter()
        pictures = 0
        while now - start < seconds:
            rows = picture(pool, height)
            pictures += 1
            now = time.perf_counter()
        return rows, (now - start) / pictures


def main():
    parser = argparse.ArgumentParser(description="The Mandelbrot set, computed by threads.")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--size", type=int, default=36, help="rows of the picture")
    parser.add_argument("--time", action="store_true", help="print times and the speed-up to standard error")
    options = parser.parse_args()
    with ThreadPoolExecutor(options.threads) as pool:
        rows = picture(pool, options.size)
    if options.time:
        big = options.size * 32
        timed(big, options.threads, 1.5)   # warm up
        one_rows, one = timed(big, 1, 1.5)
        many_rows, many = timed(big, options.threads, 1.5)
        assert one_rows == many_rows
        print("1 thread: %.2f s, %d threads: %.2f s, speed-up %.2f" % (one, options.threads, many, one / many), file=sys.stderr)
    print("\n".join(rows))


if __name__ == "__main__":
    main()
