// SPDX-License-Identifier: Apache-2.0
/** The module _random. In: objects.number. Out: nothing. Read first: {@link io.github.typhon.stdlib.random.PyRandom}. */
package io.github.typhon.stdlib.random;
