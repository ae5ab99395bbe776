// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

import java.util.List;
import java.util.Map;

/**
 * The arguments of a call from Python. None, bool, int, float, str, bytes and Java objects arrive as Java values; everything else as a {@link Value} that is
 * closed when the call returns ({@link Value#copy} keeps it).
 */
public final class Arguments {
    private final Interpreter interpreter;
    private final List<Object> positional;
    private final Map<String, Object> named;

    Arguments(Interpreter interpreter, List<Object> positional, Map<String, Object> named) {
        this.interpreter = interpreter;
        this.positional = positional;
        this.named = named;
    }

    /** The number of positional arguments. */
    public int size() {
        return positional.size();
    }

    /** A positional argument; IndexOutOfBoundsException if there are fewer. */
    public Object get(int index) {
        return positional.get(index);
    }

    /** A positional argument as a Java type, see {@link Value#as}. */
    public <T> T get(int index, Class<T> type) {
        return convert(positional.get(index), type);
    }

    /** A keyword argument, or null. */
    public Object get(String name) {
        return named.get(name);
    }

    /** The positional arguments, in order; unmodifiable. */
    public List<Object> positional() {
        return positional;
    }

    /** The keyword arguments, in the order of the call; unmodifiable. */
    public Map<String, Object> named() {
        return named;
    }

    private <T> T convert(Object o, Class<T> type) {
        if (type.isInstance(o)) {
            return type.cast(o);
        }
        try (Value v = interpreter.value(o)) {
            return v.as(type);
        }
    }
}
