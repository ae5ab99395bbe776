# SPDX-License-Identifier: Apache-2.0
"""A pipeline over CSV and JSON: one producer, several workers, one consumer, bounded queues between them.

    pipeline.py [--workers N] [--time]

The producer writes what the standard library defines (a row per class and function) to a CSV file and reads it back; workers turn batches of
rows into JSON; the consumer parses the JSON and adds it up.
"""
import argparse
import csv
import json
import os
import queue
import re
import sys
import tempfile
import threading
import time

LIBRARY = os.path.dirname(os.__file__)
DEFINITION = re.compile(r"^( *)(async def|def|class) (\w+)(.*)$", re.MULTILINE)
BATCH = 50
END = None


def write_rows(path, files):
    with open(path, "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(["module", "kind", "name", "depth", "rest"])
        for name in files:
            with open(os.path.join(LIBRARY, name), encoding="utf-8") as f:
                for indent, kind, defined, rest in DEFINITION.findall(f.read()):
                    writer.writerow([name[:-3], kind, defined, len(indent) // 4, rest.strip()])


def produce(path, batches):
    with open(path, newline="", encoding="utf-8") as f:
        batch = []
        for row in csv.DictReader(f):
            batch.append(row)
            if len(batch) == BATCH:
                batches.put(batch)
                batch = []
        if batch:
            batches.put(batch)


def transform(batches, documents):
    while (batch := batches.get()) is not END:
        records = []
        for row in batch:
            records.append({
                "module": row["module"],
                "kind": row["kind"],
                "name": row["name"],
                "private": row["name"].startswith("_"),
                "nested": int(row["depth"]) > 0,
                "parameters": [p.strip() for p in row["rest"].strip("():").split(",")] if row["kind"] != "class" and row["rest"] else [],
            })
        documents.put(json.dumps(records))
    documents.put(END)


def consume(documents, workers, totals):
    while workers:
        document = documents.get()
        if document is END:
            workers -= 1
            continue
        for record in json.loads(document):
            totals["rows"] = totals.get("rows", 0) + 1
            for key in ("kind:" + record["kind"], "private" if record["private"] else "public", "nested" if record["nested"] else "top level"):
                totals[key] = totals.get(key, 0) + 1
            totals["parameters"] = totals.get("parameters", 0) + len(record["parameters"])
            per_module = totals.setdefault("modules", {})
            per_module[record["module"]] = per_module.get(record["module"], 0) + 1


def main():
    parser = argparse.ArgumentParser(description="CSV to JSON to totals, by threads.")
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--time", action="store_true", help="print times to standard error")
    options = parser.parse_args()
    start = time.perf_counter()
    files = sorted(n for n in os.listdir(LIBRARY) if n.endswith(".py"))[::4]
    batches, documents, totals = queue.Queue(8), queue.Queue(8), {}
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "definitions.csv")
        write_rows(path, files)
        workers = [threading.Thread(target=transform, args=(batches, documents)) for _ in range(options.workers)]
        consumer = threading.Thread(target=consume, args=(documents, options.workers, totals))
        for t in workers + [consumer]:
            t.start()
        produce(path, batches)
        for _ in workers:
            batches.put(END)
        for t in workers + [consumer]:
            t.join()
    if options.time:
        print("%.2f s" % (time.perf_counter() - start), file=sys.stderr)
    modules = totals.pop("modules")
    print(json.dumps(dict(sorted(totals.items())), indent=2))
    for name, n in sorted(modules.items(), key=lambda item: (-item[1], item[0]))[:5]:
        print("%5d %s" % (n, name))


if __name__ == "__main__":
    main()
