// SPDX-License-Identifier: Apache-2.0
/** The module marshal. In: objects, collections. Out: nothing. Read first: {@link io.github.typhon.stdlib.marshal.MarshalModule}. */
package io.github.typhon.stdlib.marshal;
