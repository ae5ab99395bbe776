// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _codecs_cn}. <p>Threads: stateless. */
@PyModule(name = "_codecs_cn")
public final class CodecsCnModule {
    private CodecsCnModule() {}

    @PyFunction("($module, encoding, /)")
    static PyObject getcodec(ThreadState ts, String encoding) {
        return new PyMultibyteCodec(ts, Multibyte.of(encoding, "gb2312", "gbk", "gb18030", "hz"));
    }
}
