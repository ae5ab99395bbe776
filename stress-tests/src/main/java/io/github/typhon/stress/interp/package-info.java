// SPDX-License-Identifier: Apache-2.0
/** Code that one thread specialises, compiles or invalidates while another one runs it. */
package io.github.typhon.stress.interp;
