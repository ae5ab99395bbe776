// SPDX-License-Identifier: Apache-2.0
/** The module _warnings: decides about warnings, by the filters of module warnings. In: runtime (frames, imports), _contextvars. Out: nothing;
 * native code warns through {@link io.github.typhon.objects.spi.Warnings}. Read first: {@link io.github.typhon.stdlib._warnings.WarningIssue}. */
package io.github.typhon.stdlib._warnings;
