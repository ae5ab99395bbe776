// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.objects.descr.PyBuiltinMember;
import io.github.typhon.objects.descr.PyGetSetDescriptor;
import io.github.typhon.objects.descr.PyWrapperDescriptor;
import io.github.typhon.objects.descr.SlotDefs;
import io.github.typhon.objects.expose.Exposure;
import io.github.typhon.objects.expose.GetSetSpec;
import io.github.typhon.objects.expose.MethodSpec;
import io.github.typhon.objects.expose.PyBuiltinFunction;
import io.github.typhon.objects.expose.PyClassMethodDescriptor;
import io.github.typhon.objects.expose.PyMethodDescriptor;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;

/** Fills a built-in type's namespace from its generated tables, at the first look-up. Everything put there is immortal. */
public final class TypeFiller {
    private TypeFiller() {}

    static void fill(PyType type, NameTable dict) {
        Exposure x = type.exposure();
        for (Slot s : mappingFirst(type.slots().ownSlots())) {
            if (s == Slot.TP_NEW) {
                // With object's layout goes object's __new__.
                if (!type.hasFlag(PyType.DISALLOW_INSTANTIATION | PyType.GENERIC_NEW) && (!type.hasFlag(PyType.SAME_LAYOUT) || type.base() != PyBaseObject.TYPE)) {
                    dict.put(Names.__new__, PyBuiltinFunction.newFunction(type));
                }
                continue;
            }
            for (SlotDefs def : SlotDefs.of(s)) {
                if (dict.get(def.name()) == null) {
                    dict.put(def.name(), new PyWrapperDescriptor(type, def));
                }
            }
        }
        if (!type.slots().has(Slot.TP_HASH) && dict.get(Names.__hash__) == null) {
            dict.put(Names.__hash__, PyNone.NONE);
        }
        for (MethodSpec m : x.methods()) {
            PyObject d = switch (m.kind()) {
                case MethodSpec.CLASS -> new PyClassMethodDescriptor(type, x, m);
                case MethodSpec.STATIC -> PyBuiltinFunction.staticMethod(type, x, m);
                default -> new PyMethodDescriptor(type, x, m);
            };
            dict.put(PyUnicode.intern(m.name()), d);
        }
        for (GetSetSpec g : x.getsets()) {
            dict.put(PyUnicode.intern(g.name()), g.member() ? new PyBuiltinMember(type, x, g) : new PyGetSetDescriptor(type, x, g));
        }
        x.fill(type, dict);
        if (isHeapTypeInCPython(type) && dict.get(Names.__module__) == null) {
            dict.put(Names.__module__, PyUnicode.intern(x.module()));
        }
        if (dict.get(Names.__doc__) == null) {
            String doc = x.doc();
            dict.put(Names.__doc__, doc.isEmpty() ? PyNone.NONE : PyUnicode.of(doc));
        }
    }

    /** Types of extension modules are heap types there: their namespace has {@code __module__}, and their flags say so. */
    public static boolean isHeapTypeInCPython(PyType type) {
        return type.isHeapType() || switch (type.exposure().module()) {
            case "builtins", "types", "weakref", "contextvars", "sys" -> false;
            default -> true;
        };
    }

    /** Where two slots answer to one name (len, getitem, add), the sequence's yields. */
    private static Slot[] mappingFirst(Slot[] own) {
        Slot[] sorted = new Slot[own.length];
        int n = 0;
        for (Slot s : own) {
            if (!s.name().startsWith("SQ_")) sorted[n++] = s;
        }
        for (Slot s : own) {
            if (s.name().startsWith("SQ_")) sorted[n++] = s;
        }
        return sorted;
    }
}
