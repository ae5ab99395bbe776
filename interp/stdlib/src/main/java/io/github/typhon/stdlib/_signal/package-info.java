// SPDX-License-Identifier: Apache-2.0
/** The {@code _signal} module over the JVM's signal handling. Read {@link io.github.typhon.stdlib._signal.Signals} first. */
package io.github.typhon.stdlib._signal;
