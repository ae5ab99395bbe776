// SPDX-License-Identifier: Apache-2.0
/**
 * The benchmark harness: runs the programs of {@code bench/programs} on several Python interpreters in turn and compares them.
 * Needs the JDK only, so {@code bench/run} starts it from source. Read {@link io.github.typhon.bench.Bench} first.
 */
package io.github.typhon.bench;
