// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._lzma;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.ErrorType;
import io.github.typhon.stdlib.streams.StreamFailure;
import java.io.IOException;
import org.tukaani.xz.CorruptedInputException;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.XZFormatException;

/** {@code LZMAError} and liblzma's texts. <p>Threads: stateless. */
final class LzmaErrors {
    static final ErrorType ERROR = new ErrorType("_lzma", "LZMAError", () -> Exc.Exception);
    static final String FORMAT = "Input format not supported by decoder";
    static final String OPTIONS = "Invalid or unsupported options";
    static final String CORRUPT = "Corrupt input data";
    static final String MEMORY_LIMIT = "Memory usage limit exceeded";
    static final String INTERNAL = "Internal error";

    private LzmaErrors() {}

    static PyException options(ThreadState ts) {
        return ERROR.error(ts, OPTIONS);
    }

    static StreamFailure failure(IOException e) {
        return new StreamFailure(switch (e) {
            case XZFormatException x -> FORMAT;
            case MemoryLimitException x -> MEMORY_LIMIT;
            case UnsupportedOptionsException x -> OPTIONS;
            case CorruptedInputException x -> CORRUPT;
            default -> String.valueOf(e.getMessage());
        });
    }
}
