// SPDX-License-Identifier: Apache-2.0
/** Steps of the build that need the parser and the compiler: precompiling the library. Nothing here runs in a user's process. */
package io.github.typhon.interp.cli.build;
