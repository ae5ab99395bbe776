// SPDX-License-Identifier: Apache-2.0
/**
 * Compiles CPython's library when Typhon is built: cache files and frozen modules. Uses the compiler and the formats that importing reads; nothing that runs
 * Python uses it. Read {@link io.github.typhon.interp.runtime.library.LibraryCompiler} first.
 */
package io.github.typhon.interp.runtime.library;
