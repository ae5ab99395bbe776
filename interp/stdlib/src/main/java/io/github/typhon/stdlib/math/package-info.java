// SPDX-License-Identifier: Apache-2.0
/** The modules math, cmath and _statistics.
 *
 * <p>In: objects.number (accurate elementary functions), protocol. Out: nothing. Read first: {@link io.github.typhon.stdlib.math.MathModule}. */
package io.github.typhon.stdlib.math;
