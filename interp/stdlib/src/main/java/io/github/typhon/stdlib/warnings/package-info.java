// SPDX-License-Identifier: Apache-2.0
/** The module _warnings, a door to Python's own module warnings. In: runtime (imports). Out: nothing.
 * Read first: {@link io.github.typhon.stdlib.warnings.WarningsModule}. */
package io.github.typhon.stdlib.warnings;
