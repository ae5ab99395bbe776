// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.sys;

import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.eval.MonitorEvent;
import io.github.typhon.interp.runtime.eval.Monitors;
import io.github.typhon.interp.runtime.frame.PyThreadState;
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
import io.github.typhon.refcount.thread.ThreadState;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code sys.monitoring}: the functions over {@link Monitors}. CPython: Python/instrumentation.c. */
@PyModule(name = "sys.monitoring")
public final class MonitoringModule {
    private static final int ALL_EVENTS = (1 << MonitorEvent.COUNT) - 1;
    private static final int CALL = MonitorEvent.CALL.bit();
    private static final int BRANCH = MonitorEvent.BRANCH.bit();
    private static final Map<String, Integer> EVENTS = events();

    private MonitoringModule() {}

    private static Map<String, Integer> events() {
        Map<String, Integer> m = new LinkedHashMap<>();
        m.put("NO_EVENTS", 0);
        for (MonitorEvent e : MonitorEvent.values()) {
            m.put(e.name(), e.bit());
        }
        return m;
    }

    static void exec(ThreadState ts, ModuleBuilder m) {
        PyObject events = Calls.call0(ts, SimpleNamespace.TYPE);
        EVENTS.forEach((name, bit) -> Objects.setAttr(ts, events, name, PyLong.of(bit)));
        m.add("events", events);
        m.add("DISABLE", Monitors.of(ts).marker(ts, true));
        m.add("MISSING", Monitors.of(ts).marker(ts, false));
        m.add("DEBUGGER_ID", 0);
        m.add("COVERAGE_ID", 1);
        m.add("PROFILER_ID", 2);
        m.add("OPTIMIZER_ID", 5);
    }

    private static int tool(int id) {
        if (id < 0 || id >= Monitors.TOOLS) {
            throw Raise.valueError("invalid tool %d (must be between 0 and 5)", id);
        }
        return id;
    }

    private static void inUse(ThreadState ts, int id) {
        if (Monitors.of(ts).name(tool(id)) == null) {
            throw Raise.valueError("tool %d is not in use", id);
        }
    }

    /** The set as it is kept: the results of calls go with CALL, BRANCH stands for both directions. */
    private static int normal(int set) {
        int calls = MonitorEvent.C_RESULTS | CALL;
        if ((set & MonitorEvent.C_RESULTS) != 0 && (set & calls) != calls) {
            throw Raise.valueError("cannot set C_RETURN or C_RAISE events independently");
        }
        int kept = set & ~MonitorEvent.C_RESULTS;
        return (kept & BRANCH) == 0 ? kept : kept & ~BRANCH | MonitorEvent.BRANCHES;
    }

    @PyFunction(value = "($module, tool_id, name, /)", name = "use_tool_id")
    static void useToolId(ThreadState ts, int id, PyObject name) {
        tool(id);
        PyUnicode text = PyUnicode.unwrapOrNull(name);
        if (text == null) {
            throw Raise.valueError("tool name must be a str");
        }
        if (!Monitors.of(ts).use(id, text)) {
            throw Raise.valueError("tool %d is already in use", id);
        }
    }

    @PyFunction(value = "($module, tool_id, /)", name = "clear_tool_id")
    static void clearToolId(ThreadState ts, int id) {
        if (Monitors.of(ts).name(tool(id)) != null) {
            Monitors.of(ts).clear(PyThreadState.of(ts), id);
        }
    }

    @PyFunction(value = "($module, tool_id, /)", name = "free_tool_id")
    static void freeToolId(ThreadState ts, int id) {
        if (Monitors.of(ts).name(tool(id)) != null) {
            Monitors.of(ts).free(PyThreadState.of(ts), id);
        }
    }

    @PyFunction(value = "($module, tool_id, /)", name = "get_tool")
    static @Owned PyObject getTool(ThreadState ts, int id) {
        PyUnicode name = Monitors.of(ts).name(tool(id));
        return name == null ? PyNone.NONE : name;
    }

    @PyFunction(value = "($module, tool_id, event, func, /)", name = "register_callback")
    static @Owned PyObject registerCallback(ThreadState ts, int id, int event, PyObject func) {
        Auditing.audit(ts, "sys.monitoring.register_callback", func);
        tool(id);
        if (Integer.bitCount(event) != 1) {
            throw Raise.valueError("The callback can only be set for one event at a time");
        }
        if (event < 0 || event > ALL_EVENTS) {
            throw Raise.valueError("invalid event %d", event);
        }
        MonitorEvent e = MonitorEvent.of(event);
        if ((event & (BRANCH | MonitorEvent.BRANCHES)) != 0) {
            Monitors.of(ts).joinBranches(id, e == MonitorEvent.BRANCH);
        }
        if (e == MonitorEvent.BRANCH) {
            Refs.xdecref(ts, register(ts, id, MonitorEvent.BRANCH_LEFT, func));
            e = MonitorEvent.BRANCH_RIGHT;
        }
        PyObject old = register(ts, id, e, func);
        return old == null ? PyNone.NONE : old;
    }

    private static @Owned PyObject register(ThreadState ts, int id, MonitorEvent event, PyObject func) {
        return Monitors.of(ts).register(id, event, func == PyNone.NONE ? null : Refs.newRef(ts, func));
    }

    @PyFunction(value = "($module, tool_id, /)", name = "get_events")
    static long getEvents(ThreadState ts, int id) {
        return Monitors.of(ts).events(tool(id));
    }

    @PyFunction(value = "($module, tool_id, event_set, /)", name = "set_events")
    static void setEvents(ThreadState ts, int id, int set) {
        tool(id);
        if (set < 0 || set > ALL_EVENTS) {
            throw Raise.valueError("invalid event set 0x%x", set);
        }
        int kept = normal(set);
        inUse(ts, id);
        Monitors.of(ts).setEvents(PyThreadState.of(ts), id, kept);
    }

    private static PyCode code(PyObject o) {
        if (!(o instanceof PyCode c)) {
            throw Raise.typeError("code must be a code object");
        }
        return c;
    }

    @PyFunction(value = "($module, tool_id, code, /)", name = "get_local_events")
    static long getLocalEvents(ThreadState ts, int id, PyObject code) {
        PyCode c = code(code);
        return Monitors.of(ts).localEvents(tool(id), c);
    }

    @PyFunction(value = "($module, tool_id, code, event_set, /)", name = "set_local_events")
    static void setLocalEvents(ThreadState ts, int id, PyObject code, int set) {
        PyCode c = code(code);
        inUse(ts, id);
        int kept = set < 0 || set > ALL_EVENTS ? set : normal(set);
        if ((kept & ~MonitorEvent.LOCAL) != 0) {
            throw Raise.valueError("invalid local event set 0x%x", set);
        }
        Monitors.of(ts).setLocalEvents(PyThreadState.of(ts), id, c, kept);
    }

    @PyFunction(value = "($module, /)", name = "restart_events")
    static void restartEvents(ThreadState ts) {
        Monitors.of(ts).restart();
    }

    @PyFunction(value = "($module, /)", name = "_all_events")
    static @Owned PyObject allEvents(ThreadState ts) {
        PyObject d = Containers.factory().newDict(ts);
        for (MonitorEvent e : MonitorEvent.values()) {
            int tools = 0;
            for (int id = 0; id < Monitors.TOOLS; id++) {
                tools |= (Monitors.of(ts).events(id) & e.bit()) != 0 ? 1 << id : 0;
            }
            if (tools != 0) {
                Containers.factory().dictSetStolen(ts, d, PyUnicode.intern(e.name()), PyLong.of(tools));
            }
        }
        return d;
    }
}
