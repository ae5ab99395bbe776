// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.expose;

/** One attribute of a built-in type: computed, or a member of its structure. */
public record GetSetSpec(String name, String doc, boolean settable, boolean member, int index) {
    public GetSetSpec(String name, String doc, boolean settable, int index) {
        this(name, doc, settable, false, index);
    }
}
