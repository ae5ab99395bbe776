// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

/** The slots of a type, named after CPython's; each knows the special methods that fill it. */
public enum Slot {
    TP_REPR("__repr__"),
    TP_STR("__str__"),
    TP_HASH("__hash__"),
    TP_CALL("__call__"),
    TP_GETATTRO("__getattribute__", "__getattr__"),
    TP_SETATTRO("__setattr__", "__delattr__"),
    TP_RICHCOMPARE("__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"),
    TP_ITER("__iter__"),
    TP_ITERNEXT("__next__"),
    TP_DESCR_GET("__get__"),
    TP_DESCR_SET("__set__", "__delete__"),
    TP_INIT("__init__"),
    TP_NEW("__new__"),
    TP_FINALIZE("__del__"),
    NB_ADD("__add__", "__radd__"),
    NB_SUBTRACT("__sub__", "__rsub__"),
    NB_MULTIPLY("__mul__", "__rmul__"),
    NB_REMAINDER("__mod__", "__rmod__"),
    NB_DIVMOD("__divmod__", "__rdivmod__"),
    NB_LSHIFT("__lshift__", "__rlshift__"),
    NB_RSHIFT("__rshift__", "__rrshift__"),
    NB_AND("__and__", "__rand__"),
    NB_XOR("__xor__", "__rxor__"),
    NB_OR("__or__", "__ror__"),
    NB_FLOOR_DIVIDE("__floordiv__", "__rfloordiv__"),
    NB_TRUE_DIVIDE("__truediv__", "__rtruediv__"),
    NB_MATRIX_MULTIPLY("__matmul__", "__rmatmul__"),
    NB_POWER("__pow__", "__rpow__"),
    NB_INPLACE_ADD("__iadd__"),
    NB_INPLACE_SUBTRACT("__isub__"),
    NB_INPLACE_MULTIPLY("__imul__"),
    NB_INPLACE_REMAINDER("__imod__"),
    NB_INPLACE_LSHIFT("__ilshift__"),
    NB_INPLACE_RSHIFT("__irshift__"),
    NB_INPLACE_AND("__iand__"),
    NB_INPLACE_XOR("__ixor__"),
    NB_INPLACE_OR("__ior__"),
    NB_INPLACE_FLOOR_DIVIDE("__ifloordiv__"),
    NB_INPLACE_TRUE_DIVIDE("__itruediv__"),
    NB_INPLACE_MATRIX_MULTIPLY("__imatmul__"),
    NB_INPLACE_POWER("__ipow__"),
    NB_BOOL("__bool__"),
    NB_NEGATIVE("__neg__"),
    NB_POSITIVE("__pos__"),
    NB_ABSOLUTE("__abs__"),
    NB_INVERT("__invert__"),
    NB_INT("__int__"),
    NB_FLOAT("__float__"),
    NB_INDEX("__index__"),
    SQ_LENGTH("__len__"),
    SQ_CONCAT("__add__"),
    SQ_REPEAT("__mul__", "__rmul__"),
    SQ_ITEM("__getitem__"),
    SQ_ASS_ITEM("__setitem__", "__delitem__"),
    SQ_CONTAINS("__contains__"),
    SQ_INPLACE_CONCAT("__iadd__"),
    SQ_INPLACE_REPEAT("__imul__"),
    MP_LENGTH("__len__"),
    MP_SUBSCRIPT("__getitem__"),
    MP_ASS_SUBSCRIPT("__setitem__", "__delitem__"),
    AM_AWAIT("__await__"),
    AM_AITER("__aiter__"),
    AM_ANEXT("__anext__"),
    BF_GETBUFFER("__buffer__"),
    BF_RELEASEBUFFER("__release_buffer__");

    private final String[] dunders;

    Slot(String... dunders) {
        this.dunders = dunders;
    }

    /** The special method names this slot answers to, in the order in which they are looked for. */
    public String[] dunders() {
        return dunders.clone();
    }

    String[] dundersShared() {
        return dunders;
    }
}
