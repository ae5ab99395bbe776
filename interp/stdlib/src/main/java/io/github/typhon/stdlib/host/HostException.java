// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.host;

import java.io.IOException;

/** An operation of the host failed with an error number that is known. It soon becomes an OSError, so it carries no Java stack trace. */
public final class HostException extends IOException {
    private static final long serialVersionUID = 1L;

    public final int errno;

    public HostException(int errno) {
        super(Errno.text(errno), null);
        this.errno = errno;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
