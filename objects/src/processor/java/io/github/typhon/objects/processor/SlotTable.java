// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.processor;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The slots a class may fill by a static method of that name, with the shapes of their methods. One letter a type:
 *  O object, l long, i int, b boolean, N name (str), T type, A object array, K keyword names, v void. */
final class SlotTable {
    private static final Map<String, String> SHAPES = new LinkedHashMap<>();

    private static final Map<Character, String> JAVA_TYPES = new HashMap<>();

    static {
        add("O:O", "tp_repr tp_str tp_iter tp_iternext nb_negative nb_positive nb_absolute nb_invert nb_int nb_float nb_index am_await am_aiter am_anext");
        add("l:O", "tp_hash sq_length mp_length");
        add("b:O", "nb_bool");
        add("v:O", "tp_finalize");
        add("O:OAK", "tp_call");
        add("v:OAK", "tp_init");
        add("O:TAK", "tp_new");
        add("O:ON", "tp_getattro");
        add("v:ONO", "tp_setattro");
        add("O:OOi", "tp_richcompare");
        add("O:OOO", "tp_descr_get nb_power nb_inplace_power");
        add("v:OOO", "tp_descr_set mp_ass_subscript");
        String binary = "add subtract multiply remainder lshift rshift and xor or floor_divide true_divide matrix_multiply";
        add("O:OO", "nb_" + binary.replace(" ", " nb_") + " nb_inplace_" + binary.replace(" ", " nb_inplace_"));
        add("O:OO", "nb_divmod sq_concat sq_inplace_concat mp_subscript");
        add("O:Ol", "sq_repeat sq_item sq_inplace_repeat");
        add("v:OlO", "sq_ass_item");
        add("b:OO", "sq_contains");
        add("O:Oi", "bf_getbuffer");
        add("v:OO", "bf_releasebuffer");
        JAVA_TYPES.put('O', "PyObject");
        JAVA_TYPES.put('l', "long");
        JAVA_TYPES.put('i', "int");
        JAVA_TYPES.put('b', "boolean");
        JAVA_TYPES.put('v', "void");
        JAVA_TYPES.put('N', "PyUnicode");
        JAVA_TYPES.put('T', "PyType");
        JAVA_TYPES.put('A', "PyObject[]");
        JAVA_TYPES.put('K', "PyUnicode[]");
    }

    private SlotTable() {}

    private static void add(String shape, String names) {
        for (String n : names.split(" ")) {
            SHAPES.put(n, shape);
        }
    }

    static boolean looksLikeSlot(String name) {
        return name.matches("(nb|sq|mp|tp|am|bf)_\\w+");
    }

    /** The letters of the parameters, without the thread state; null if there is no such slot. */
    static String params(String slot) {
        String shape = SHAPES.get(slot);
        return shape == null ? null : shape.substring(2);
    }

    static String result(String slot) {
        return javaType(SHAPES.get(slot).charAt(0));
    }

    static String javaType(char letter) {
        return JAVA_TYPES.get(letter);
    }

    /** Readable parameter names. */
    static List<String> paramNames(String slot) {
        return switch (slot) {
            case "tp_call", "tp_init" -> List.of("self", "args", "kwnames");
            case "tp_new" -> List.of("type", "args", "kwnames");
            case "tp_getattro" -> List.of("self", "name");
            case "tp_setattro" -> List.of("self", "name", "value");
            case "tp_richcompare" -> List.of("self", "other", "op");
            case "tp_descr_get" -> List.of("self", "obj", "type");
            case "tp_descr_set" -> List.of("self", "obj", "value");
            case "nb_power" -> List.of("a", "b", "mod");
            case "nb_inplace_power" -> List.of("self", "other", "mod");
            case "mp_subscript" -> List.of("self", "key");
            case "mp_ass_subscript" -> List.of("self", "key", "value");
            case "sq_item" -> List.of("self", "index");
            case "sq_ass_item" -> List.of("self", "index", "value");
            case "sq_repeat", "sq_inplace_repeat" -> List.of("self", "count");
            case "sq_contains" -> List.of("self", "value");
            case "bf_getbuffer" -> List.of("self", "flags");
            case "bf_releasebuffer" -> List.of("self", "buffer");
            default -> {
                if (params(slot).length() == 1) {
                    yield List.of("self");
                }
                yield slot.startsWith("nb_") && !slot.startsWith("nb_inplace") ? List.of("a", "b") : List.of("self", "other");
            }
        };
    }
}
