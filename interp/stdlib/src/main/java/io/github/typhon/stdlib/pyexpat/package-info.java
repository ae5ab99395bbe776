// SPDX-License-Identifier: Apache-2.0
/** {@code pyexpat}: the parser of {@link io.github.typhon.stdlib.xml} with Python's callbacks. Read first: {@link io.github.typhon.stdlib.pyexpat.PyXmlParser}. */
package io.github.typhon.stdlib.pyexpat;
