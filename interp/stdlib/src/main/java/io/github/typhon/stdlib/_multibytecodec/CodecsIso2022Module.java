// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _codecs_iso2022}. <p>Threads: stateless. */
@PyModule(name = "_codecs_iso2022")
public final class CodecsIso2022Module {
    private CodecsIso2022Module() {}

    @PyFunction("($module, encoding, /)")
    static PyObject getcodec(ThreadState ts, String encoding) {
        return new PyMultibyteCodec(ts, Multibyte.of(encoding, "iso2022_kr", "iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_2004", "iso2022_jp_3", "iso2022_jp_ext"));
    }
}
