// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What faulthandler tells of threads that wait for each other's locks. */
class DeadlockDumpTest {
    private static final String PROGRAM = """
            import faulthandler, tempfile, threading, time

            first, second, own = threading.Lock(), threading.RLock(), threading.Lock()
            both = threading.Barrier(2)

            def hold(mine, other):
                mine.acquire()
                both.wait()
                if other.acquire(timeout=30):
                    other.release()
                if mine is second:
                    mine.release()

            def dump():
                with tempfile.TemporaryFile("w+") as f:
                    faulthandler.dump_traceback(f)
                    f.seek(0)
                    return f.read()

            def twice():
                # As conditions do: another thread releases it.
                own.acquire()
                own.acquire()

            def lines_of_deadlock():
                threads = [threading.Thread(target=twice)]
                threads[0].start()
                while not own.locked():
                    time.sleep(0.001)
                time.sleep(0.05)
                assert "Deadlock" not in dump()
                own.release()
                for pair in (first, second), (second, first):
                    threads.append(threading.Thread(target=hold, args=pair))
                    threads[-1].start()
                end = time.monotonic() + 20
                while "Deadlock:" not in (text := dump()) and time.monotonic() < end:
                    time.sleep(0.001)
                # A lock, other than an RLock, may be released by anyone; its holder finds it unlocked.
                first.release()
                told = text[text.index("Deadlock:"):].splitlines()[1:]
                for t in threads:
                    t.join()
                return told

            def check():
                told = lines_of_deadlock()
                kinds = sorted("RLock" if "_thread.RLock at" in t else "lock" if "_thread.lock at" in t else t for t in told)
                waiting, taken = [t.split()[1] for t in told], [t.split()[-1] for t in told]
                return "%s %s" % (kinds, sorted(waiting) == sorted(taken) and len(set(waiting)) == 2)
            """;

    @Test
    void circlesOfWaitingThreadsAreTold() {
        try (Interpreter python = Interpreter.open()) {
            python.exec(PROGRAM);
            assertEquals("['RLock', 'lock'] True", python.eval("check()", String.class));
        }
    }
}
