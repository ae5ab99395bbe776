// SPDX-License-Identifier: Apache-2.0
/** Many threads over all containers for any time, with the world stopped, merged and collected under them at random. */
package io.github.typhon.stress.soak;
