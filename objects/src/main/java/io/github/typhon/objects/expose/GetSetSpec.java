// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.expose;

/** One computed attribute of a built-in type. */
public record GetSetSpec(String name, String doc, boolean settable, int index) {}
