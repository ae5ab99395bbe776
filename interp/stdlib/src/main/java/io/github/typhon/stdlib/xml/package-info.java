// SPDX-License-Identifier: Apache-2.0
/** A push parser of XML 1.0 that behaves as Expat does: events, positions, error codes, what it defers. It knows text objects, but calls no Python
 *  itself: {@link io.github.typhon.stdlib.xml.XmlEvents} does. Arrows out: objects.text; in: pyexpat. Read first: {@link io.github.typhon.stdlib.xml.XmlParser}. */
package io.github.typhon.stdlib.xml;
