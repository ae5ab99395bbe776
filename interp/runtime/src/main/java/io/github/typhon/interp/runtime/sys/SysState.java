// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.sys;

import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.StateKey;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the sys module keeps for one interpreter besides its attributes. Threads: fields are volatile or concurrent. */
public final class SysState {
    public static final StateKey<SysState> KEY = StateKey.of(i -> new SysState());

    volatile double switchInterval = 0.005;
    /** RTLD_NOW at first. No extension modules are loaded: it is kept for those who ask. */
    volatile int dlopenFlags = 2;
    public volatile boolean finalizing;
    public volatile PyConfig config = new PyConfig();
    /** Owned audit hooks, in order of addition. */
    final List<PyObject> auditHooks = new CopyOnWriteArrayList<>();
}
