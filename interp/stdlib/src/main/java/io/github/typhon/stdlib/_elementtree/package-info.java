// SPDX-License-Identifier: Apache-2.0
/** {@code _elementtree}: elements, the builder of trees and the parser of {@code xml.etree.ElementTree}. Read first: {@link io.github.typhon.stdlib._elementtree.PyElement}. */
package io.github.typhon.stdlib._elementtree;
