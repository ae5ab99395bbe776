// SPDX-License-Identifier: Apache-2.0
/** Type parameters, type aliases, Generic: the native module _typing. In: eval. Out: function. */
package io.github.typhon.interp.runtime.typing;
