// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._ast;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;

/** Reads the components of one class of records and makes such records. Threads: immutable. */
final class RecordShape {
    private final MethodHandle[] accessors;
    private final MethodHandle constructor;

    private RecordShape(MethodHandle[] accessors, MethodHandle constructor) {
        this.accessors = accessors;
        this.constructor = constructor;
    }

    static RecordShape of(Class<?> c) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            RecordComponent[] components = c.getRecordComponents();
            MethodHandle[] accessors = new MethodHandle[components.length];
            Class<?>[] types = new Class<?>[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                accessors[i] = lookup.unreflect(components[i].getAccessor()).asType(MethodType.methodType(Object.class, Object.class));
            }
            MethodHandle make = lookup.findConstructor(c, MethodType.methodType(void.class, types));
            return new RecordShape(accessors, make.asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("record " + c, e);
        }
    }

    int size() {
        return accessors.length;
    }

    Object get(Object record, int i) {
        try {
            return (Object) accessors[i].invokeExact(record);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    Object make(Object[] components) {
        try {
            return (Object) constructor.invokeExact(components);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static RuntimeException unexpected(Throwable e) {
        if (e instanceof Error x) {
            throw x;
        }
        return e instanceof RuntimeException x ? x : new IllegalStateException(e);
    }
}
