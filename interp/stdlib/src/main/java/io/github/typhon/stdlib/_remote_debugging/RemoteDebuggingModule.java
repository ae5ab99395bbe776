// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._remote_debugging;

import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.types.StructSequence;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _remote_debugging}: the records that its functions would give, for those who name them ({@code asyncio.tools} does, and with it
 *  {@code python -m asyncio}). The memory of another process holds Java objects wherever its collector put them, so it is not read: see
 *  {@link PyRemoteUnwinder}. CPython: Modules/_remote_debugging_module.c. */
@PyModule(name = "_remote_debugging", doc = "Look into other processes that run Python; not supported here.")
public final class RemoteDebuggingModule {
    private static final StructSequence.Kind[] RECORDS = {
        record("TaskInfo", "Information about an asyncio task", "task_id", "task_name", "coroutine_stack", "awaited_by"),
        record("FrameInfo", "Information about a frame", "filename", "lineno", "funcname"),
        record("CoroInfo", "Information about a coroutine", "call_stack", "task_name"),
        record("ThreadInfo", "Information about a thread", "thread_id", "frame_info"),
        record("AwaitedInfo", "Information about what a thread is awaiting", "thread_id", "awaited_by")
    };

    private RemoteDebuggingModule() {}

    private static StructSequence.Kind record(String name, String doc, String... fields) {
        return new StructSequence.Kind("_remote_debugging", name, doc, fields.length, true, fields);
    }

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(PyRemoteUnwinder.TYPE);
        for (StructSequence.Kind k : RECORDS) {
            m.addType(k.type());
        }
        m.add("PROCESS_VM_READV_SUPPORTED", 0);
    }
}
