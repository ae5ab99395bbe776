// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._interpchannels;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.ErrorType;

/** The module's exceptions. */
final class ChannelErrors {
    private static final String MODULE = "_interpchannels";
    static final ErrorType ERROR = new ErrorType(MODULE, "ChannelError", () -> Exc.RuntimeError);
    static final ErrorType NOT_FOUND = new ErrorType(MODULE, "ChannelNotFoundError", ERROR);
    static final ErrorType CLOSED = new ErrorType(MODULE, "ChannelClosedError", ERROR);
    static final ErrorType EMPTY = new ErrorType(MODULE, "ChannelEmptyError", ERROR);
    static final ErrorType NOT_EMPTY = new ErrorType(MODULE, "ChannelNotEmptyError", ERROR);

    private ChannelErrors() {}

    static PyException of(ThreadState ts, SharedChannel.Failure f, long id) {
        return switch (f) {
            case CLOSED -> CLOSED.error(ts, "channel %s is closed", id);
            case END_CLOSED -> CLOSED.error(ts, "channel %s is already closed", id);
            case EMPTY -> EMPTY.error(ts, "channel %s is empty", id);
            case NOT_EMPTY -> NOT_EMPTY.error(ts, "channel %s may not be closed if not empty (try force=True)", id);
        };
    }
}
