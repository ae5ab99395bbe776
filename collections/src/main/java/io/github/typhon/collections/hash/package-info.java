// SPDX-License-Identifier: Apache-2.0
/** Hash tables without locks in them: the keys object of a dict, comparing keys. Their owners (dict, set) lock writers and retry readers.
 *  Arrows: out to objects; in from dict, set. Read DictKeys first. */
package io.github.typhon.collections.hash;
