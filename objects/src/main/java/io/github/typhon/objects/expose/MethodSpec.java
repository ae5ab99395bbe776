// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.expose;

/** One method or function of a built-in: its text signature is its declaration.
 *  @param maxArgs the most positional arguments, or -1 if arguments must be bound by name ({@link Signature}) */
public record MethodSpec(String name, String signature, String doc, int kind, int minArgs, int maxArgs, int index, boolean textSignature) {
    public static final int INSTANCE = 0;
    public static final int CLASS = 1;
    public static final int STATIC = 2;
    public static final int FUNCTION = 3;
}
