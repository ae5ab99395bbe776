// SPDX-License-Identifier: Apache-2.0
/** The {@code faulthandler} module: Python stacks on demand, after a time, and on signals. Crashes of the JVM are reported by the JVM. */
package io.github.typhon.stdlib.faulthandler;
