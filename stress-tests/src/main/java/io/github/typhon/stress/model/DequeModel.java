// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.model;

import io.github.typhon.collections.deque.PyDeque;
import io.github.typhon.objects.number.PyLong;
import java.util.ArrayDeque;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** deque. */
@Param(name = "x", gen = IntGen.class, conf = "1:5")
public class DequeModel extends Threads {
    private final PyDeque deque = attached(PyDeque::new);

    @Operation
    public void append(int x) {
        attached(ts -> {
            deque.push(ts, PyLong.of(x), false);
            return null;
        });
    }

    @Operation
    public void appendLeft(int x) {
        attached(ts -> {
            deque.push(ts, PyLong.of(x), true);
            return null;
        });
    }

    @Operation
    public Integer pop() {
        return attached(ts -> number(deque.take(ts, false)));
    }

    @Operation
    public Integer popLeft() {
        return attached(ts -> number(deque.take(ts, true)));
    }

    @Operation
    public Integer first() {
        return attached(ts -> number(deque.get(ts, 0)));
    }

    @Operation
    public int size() {
        return attached(ts -> deque.size());
    }

    /** What it is compared with. */
    public static class Plain {
        private final ArrayDeque<Integer> deque = new ArrayDeque<>();

        public void append(int x) {
            deque.addLast(x);
        }

        public void appendLeft(int x) {
            deque.addFirst(x);
        }

        public Integer pop() {
            return deque.pollLast();
        }

        public Integer popLeft() {
            return deque.pollFirst();
        }

        public Integer first() {
            return deque.peekFirst();
        }

        public int size() {
            return deque.size();
        }
    }
}
