// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

import io.github.typhon.objects.text.PyUnicode;

/** What a prefix stands for within an element. <p>Threads: immutable. */
final class Binding {
    final Prefix prefix;
    final PyUnicode uri;
    /** What the prefix stood for outside. */
    final Binding outer;
    /** The binding before this in the same tag. */
    final Binding next;

    Binding(Prefix prefix, PyUnicode uri, Binding outer, Binding next) {
        this.prefix = prefix;
        this.uri = uri;
        this.outer = outer;
        this.next = next;
    }
}
