// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

/** The text of an entity that is being read in place of a reference to it. */
final class Source {
    final Entity entity;
    final byte[] b;
    int at;
    /** How deep elements were nested at the reference. */
    final int startLevel;
    /** Of a parameter entity: referred to between declarations, not within one. */
    final boolean between;

    Source(Entity entity, int startLevel, boolean between) {
        this.entity = entity;
        this.b = entity.text;
        this.startLevel = startLevel;
        this.between = between;
    }
}
