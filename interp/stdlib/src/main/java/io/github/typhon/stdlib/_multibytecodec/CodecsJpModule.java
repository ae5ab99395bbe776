// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _codecs_jp}. <p>Threads: stateless. */
@PyModule(name = "_codecs_jp")
public final class CodecsJpModule {
    private CodecsJpModule() {}

    @PyFunction("($module, encoding, /)")
    static PyObject getcodec(ThreadState ts, String encoding) {
        return new PyMultibyteCodec(ts, Multibyte.of(encoding, "shift_jis", "cp932", "euc_jp", "shift_jis_2004", "euc_jis_2004", "euc_jisx0213", "shift_jisx0213"));
    }
}
