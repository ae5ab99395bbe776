// SPDX-License-Identifier: Apache-2.0
/** What the build of this jar runs: packs CPython's library into a resource. Nothing at run time uses it. */
package io.github.typhon.interp.embed.build;
