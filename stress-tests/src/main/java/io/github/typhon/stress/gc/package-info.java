// SPDX-License-Identifier: Apache-2.0
/** The collector's arithmetic against threads that go on counting. */
package io.github.typhon.stress.gc;
