// SPDX-License-Identifier: Apache-2.0
/** The ladder: CPython's own test files, unmodified, run by the {@code typhon} command in processes of its own.
 *  <p>{@link io.github.typhon.conformance.Ladder} starts one {@link io.github.typhon.conformance.FileRun} for each test file; each starts the
 *  command with {@code driver.py}, whose lines {@link io.github.typhon.conformance.ResultLog} reads. {@link io.github.typhon.conformance.Verdict} holds
 *  the results against {@link io.github.typhon.conformance.ExpectedFailures}; {@link io.github.typhon.conformance.LadderTable} and
 *  {@link io.github.typhon.conformance.JUnitXml} write them down. Depends on nothing of Typhon: any Python 3.14 command can be run.
 *  Read first: Ladder. */
package io.github.typhon.conformance;
