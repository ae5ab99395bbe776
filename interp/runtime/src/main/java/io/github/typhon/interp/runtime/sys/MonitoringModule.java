// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.sys;

import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** {@code sys.monitoring}: tools can register and keep callbacks; no event is delivered yet, so asking for one is an error.
 *  <p>Threads: tools and callbacks are per interpreter and concurrent. CPython: Python/instrumentation.c. */
@PyModule(name = "sys.monitoring")
public final class MonitoringModule {
    private static final StateKey<State> KEY = StateKey.of(i -> new State());
    private static final int TOOLS = 6;
    private static final int ALL_EVENTS = (1 << 19) - 1;
    private static final int C_RETURN = 1 << 16;
    private static final int C_RAISE = 1 << 17;
    private static final int CALL = 1 << 4;
    private static final Map<String, Integer> EVENTS = events();

    private MonitoringModule() {}

    /** What the tools of one interpreter have registered. */
    private static final class State {
        final AtomicReferenceArray<PyUnicode> tools = new AtomicReferenceArray<>(TOOLS);
        /** Owned callbacks by tool and event. */
        final ConcurrentHashMap<Long, PyObject> callbacks = new ConcurrentHashMap<>();
    }

    private static Map<String, Integer> events() {
        Map<String, Integer> m = new LinkedHashMap<>();
        m.put("NO_EVENTS", 0);
        String[] names = {"PY_START", "PY_RESUME", "PY_RETURN", "PY_YIELD", "CALL", "LINE", "INSTRUCTION", "JUMP", "BRANCH_LEFT", "BRANCH_RIGHT",
            "STOP_ITERATION", "RAISE", "EXCEPTION_HANDLED", "PY_UNWIND", "PY_THROW", "RERAISE", "C_RETURN", "C_RAISE", "BRANCH"};
        for (int i = 0; i < names.length; i++) {
            m.put(names[i], 1 << i);
        }
        return m;
    }

    static void exec(ThreadState ts, ModuleBuilder m) {
        PyObject events = Calls.call0(ts, SimpleNamespace.TYPE);
        EVENTS.forEach((name, bit) -> Objects.setAttr(ts, events, name, PyLong.of(bit)));
        m.add("events", events);
        m.add("DISABLE", Calls.call0(ts, io.github.typhon.objects.core.PyBaseObject.TYPE));
        m.add("MISSING", Calls.call0(ts, io.github.typhon.objects.core.PyBaseObject.TYPE));
        m.add("DEBUGGER_ID", 0);
        m.add("COVERAGE_ID", 1);
        m.add("PROFILER_ID", 2);
        m.add("OPTIMIZER_ID", 5);
    }

    private static State state(ThreadState ts) {
        return ts.interp.state(KEY);
    }

    private static int tool(int id) {
        if (id < 0 || id >= TOOLS) {
            throw Raise.valueError("invalid tool %d (must be between 0 and 5)", id);
        }
        return id;
    }

    private static void inUse(ThreadState ts, int id) {
        if (state(ts).tools.get(tool(id)) == null) {
            throw Raise.valueError("tool %d is not in use", id);
        }
    }

    private static void checkSet(int set) {
        if (set < 0 || set > ALL_EVENTS) {
            throw Raise.valueError("invalid event set 0x%x", set);
        }
        if ((set & (C_RETURN | C_RAISE)) != 0 && (set & CALL) == 0) {
            throw Raise.valueError("cannot set C_RETURN or C_RAISE events independently");
        }
        if (set != 0) {
            throw Raise.notImplemented("sys.monitoring does not deliver events yet");
        }
    }

    @PyFunction(value = "($module, tool_id, name, /)", name = "use_tool_id")
    static void useToolId(ThreadState ts, int id, PyObject name) {
        tool(id);
        PyUnicode text = PyUnicode.unwrapOrNull(name);
        if (text == null) {
            throw Raise.valueError("tool name must be a str");
        }
        if (!state(ts).tools.compareAndSet(id, null, text)) {
            throw Raise.valueError("tool %d is already in use", id);
        }
    }

    @PyFunction(value = "($module, tool_id, /)", name = "clear_tool_id")
    static void clearToolId(ThreadState ts, int id) {
        tool(id);
        for (Map.Entry<Long, PyObject> e : state(ts).callbacks.entrySet()) {
            if (e.getKey() >> 32 == id && state(ts).callbacks.remove(e.getKey(), e.getValue())) {
                Refs.decref(ts, e.getValue());
            }
        }
    }

    @PyFunction(value = "($module, tool_id, /)", name = "free_tool_id")
    static void freeToolId(ThreadState ts, int id) {
        clearToolId(ts, id);
        state(ts).tools.set(id, null);
    }

    @PyFunction(value = "($module, tool_id, /)", name = "get_tool")
    static @Owned PyObject getTool(ThreadState ts, int id) {
        PyUnicode name = state(ts).tools.get(tool(id));
        return name == null ? PyNone.NONE : name;
    }

    @PyFunction(value = "($module, tool_id, event, func, /)", name = "register_callback")
    static @Owned PyObject registerCallback(ThreadState ts, int id, int event, PyObject func) {
        tool(id);
        if (Integer.bitCount(event) != 1) {
            throw Raise.valueError("The callback can only be set for one event at a time");
        }
        if (event < 0 || event > ALL_EVENTS) {
            throw Raise.valueError("invalid event %d", event);
        }
        long key = (long) id << 32 | event;
        PyObject old = func == PyNone.NONE ? state(ts).callbacks.remove(key) : state(ts).callbacks.put(key, Refs.newRef(ts, func));
        return old == null ? PyNone.NONE : old;
    }

    @PyFunction(value = "($module, tool_id, /)", name = "get_events")
    static long getEvents(ThreadState ts, int id) {
        tool(id);
        return 0;
    }

    @PyFunction(value = "($module, tool_id, event_set, /)", name = "set_events")
    static void setEvents(ThreadState ts, int id, int set) {
        tool(id);
        if (set < 0 || set > ALL_EVENTS) {
            checkSet(set);
        }
        inUse(ts, id);
        checkSet(set);
    }

    private static void checkCode(PyObject code) {
        if (!(code instanceof PyCode)) {
            throw Raise.typeError("code must be a code object");
        }
    }

    @PyFunction(value = "($module, tool_id, code, /)", name = "get_local_events")
    static long getLocalEvents(ThreadState ts, int id, PyObject code) {
        checkCode(code);
        tool(id);
        return 0;
    }

    @PyFunction(value = "($module, tool_id, code, event_set, /)", name = "set_local_events")
    static void setLocalEvents(ThreadState ts, int id, PyObject code, int set) {
        checkCode(code);
        inUse(ts, id);
        checkSet(set);
    }

    @PyFunction(value = "($module, /)", name = "restart_events")
    static void restartEvents() {
        // No event was disabled: none is delivered.
    }

    @PyFunction(value = "($module, /)", name = "_all_events")
    static @Owned PyObject allEvents(ThreadState ts) {
        return Containers.factory().newDict(ts);
    }
}
