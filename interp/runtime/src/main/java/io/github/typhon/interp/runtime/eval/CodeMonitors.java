// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import java.util.HashMap;
import java.util.Map;

/** What the tools want of one code object, and where they do not want it any more.
 *  <p>Threads: any; changes hold the monitor, {@link #union} is read without. */
final class CodeMonitors {
    private final int[] events = new int[Monitors.TOOLS];
    /** Bits of tools by place and event. */
    private final Map<Integer, Integer> disabled = new HashMap<>();
    /** The count of restarts that {@link #disabled} belongs to. */
    private int restarts;
    /** What any tool wants. */
    volatile int union;

    synchronized int events(int tool) {
        return events[tool];
    }

    synchronized void set(int tool, int wanted) {
        enable(tool, wanted & ~events[tool]);
        events[tool] = wanted;
        int all = 0;
        for (int e : events) all |= e;
        union = all;
    }

    /** What a tool asks for anew it gets everywhere. */
    synchronized void enable(int tool, int set) {
        disabled.replaceAll((place, tools) -> (set & 1 << place % MonitorEvent.COUNT) != 0 ? tools & ~(1 << tool) : tools);
    }

    private static int place(MonitorEvent event, int pc) {
        return pc * MonitorEvent.COUNT + event.ordinal();
    }

    synchronized void disable(int tool, MonitorEvent event, int pc, int restarts) {
        forget(restarts);
        disabled.merge(place(event, pc), 1 << tool, (a, b) -> a | b);
    }

    synchronized boolean isDisabled(int tool, MonitorEvent event, int pc, int restarts) {
        forget(restarts);
        return (disabled.getOrDefault(place(event, pc), 0) & 1 << tool) != 0;
    }

    private void forget(int restarts) {
        if (this.restarts != restarts) {
            this.restarts = restarts;
            disabled.clear();
        }
    }
}
