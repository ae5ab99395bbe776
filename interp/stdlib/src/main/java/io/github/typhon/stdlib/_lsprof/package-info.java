// SPDX-License-Identifier: Apache-2.0
/** {@code _lsprof}: the profiler behind cProfile, driven by sys.monitoring. Read first:
 *  {@link io.github.typhon.stdlib._lsprof.PyProfiler}. */
package io.github.typhon.stdlib._lsprof;
