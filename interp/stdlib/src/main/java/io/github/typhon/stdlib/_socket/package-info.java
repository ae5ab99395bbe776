// SPDX-License-Identifier: Apache-2.0
/** Module {@code _socket}: sockets of the operating system; read {@link io.github.typhon.stdlib._socket.PySocket} first. */
package io.github.typhon.stdlib._socket;
