// SPDX-License-Identifier: Apache-2.0
/** The module _remote_debugging. In: objects. Out: nothing. Read first: {@link io.github.typhon.stdlib._remote_debugging.RemoteDebuggingModule}. */
package io.github.typhon.stdlib._remote_debugging;
