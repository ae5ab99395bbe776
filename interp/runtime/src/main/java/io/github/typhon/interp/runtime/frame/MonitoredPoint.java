// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.frame;

import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Borrowed;

/** What a callback of sys.monitoring is being told of: for assignments to {@code f_lineno}, which only some events allow.
 *  <p>Threads: the frame's own.
 *  @param event as trace functions name it
 *  @param state the instruction before which the frame's temporaries are as they are now */
public record MonitoredPoint(Frame frame, PyUnicode event, int state) {}
