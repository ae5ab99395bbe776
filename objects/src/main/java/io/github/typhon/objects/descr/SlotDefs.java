// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.descr;

import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.text.PyUnicode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which special method shows which slot, and how the wrapper passes its arguments. CPython: slotdefs (Objects/typeobject.c). */
public final class SlotDefs {
    /** The calling habit of a wrapper. */
    public enum Kind {
        UNARY, HASH, CALL, GETATTR, SETATTR, DELATTR, COMPARE, NEXT, DESCR_GET, DESCR_SET, DESCR_DEL, INIT, DEL, BINARY, RBINARY, POWER, RPOWER, BOOL, INPLACE, IPOWER, LENGTH, BINARY1, SETITEM, DELITEM, REPEAT, SQITEM, SQSETITEM, SQDELITEM, CONTAINS, GETBUFFER, RELEASEBUFFER
    }

    private static final SlotDefs[] ALL = {
        new SlotDefs("__repr__", Slot.TP_REPR, Kind.UNARY, "($self, /)", "Return repr(self)."),
        new SlotDefs("__str__", Slot.TP_STR, Kind.UNARY, "($self, /)", "Return str(self)."),
        new SlotDefs("__hash__", Slot.TP_HASH, Kind.HASH, "($self, /)", "Return hash(self)."),
        new SlotDefs("__call__", Slot.TP_CALL, Kind.CALL, "($self, /, *args, **kwargs)", "Call self as a function."),
        new SlotDefs("__getattribute__", Slot.TP_GETATTRO, Kind.GETATTR, "($self, name, /)", "Return getattr(self, name)."),
        new SlotDefs("__setattr__", Slot.TP_SETATTRO, Kind.SETATTR, "($self, name, value, /)", "Implement setattr(self, name, value)."),
        new SlotDefs("__delattr__", Slot.TP_SETATTRO, Kind.DELATTR, "($self, name, /)", "Implement delattr(self, name)."),
        new SlotDefs("__lt__", Slot.TP_RICHCOMPARE, Kind.COMPARE, "($self, value, /)", "Return self<value."),
        new SlotDefs("__le__", Slot.TP_RICHCOMPARE, Kind.COMPARE, "($self, value, /)", "Return self<=value."),
        new SlotDefs("__eq__", Slot.TP_RICHCOMPARE, Kind.COMPARE, "($self, value, /)", "Return self==value."),
        new SlotDefs("__ne__", Slot.TP_RICHCOMPARE, Kind.COMPARE, "($self, value, /)", "Return self!=value."),
        new SlotDefs("__gt__", Slot.TP_RICHCOMPARE, Kind.COMPARE, "($self, value, /)", "Return self>value."),
        new SlotDefs("__ge__", Slot.TP_RICHCOMPARE, Kind.COMPARE, "($self, value, /)", "Return self>=value."),
        new SlotDefs("__iter__", Slot.TP_ITER, Kind.UNARY, "($self, /)", "Implement iter(self)."),
        new SlotDefs("__next__", Slot.TP_ITERNEXT, Kind.NEXT, "($self, /)", "Implement next(self)."),
        new SlotDefs("__get__", Slot.TP_DESCR_GET, Kind.DESCR_GET, "($self, instance, owner=None, /)", "Return an attribute of instance, which is of type owner."),
        new SlotDefs("__set__", Slot.TP_DESCR_SET, Kind.DESCR_SET, "($self, instance, value, /)", "Set an attribute of instance to value."),
        new SlotDefs("__delete__", Slot.TP_DESCR_SET, Kind.DESCR_DEL, "($self, instance, /)", "Delete an attribute of instance."),
        new SlotDefs("__init__", Slot.TP_INIT, Kind.INIT, "($self, /, *args, **kwargs)", "Initialize self.  See help(type(self)) for accurate signature."),
        new SlotDefs("__del__", Slot.TP_FINALIZE, Kind.DEL, "($self, /)", "Called when the instance is about to be destroyed."),
        new SlotDefs("__add__", Slot.NB_ADD, Kind.BINARY, "($self, value, /)", "Return self+value."),
        new SlotDefs("__radd__", Slot.NB_ADD, Kind.RBINARY, "($self, value, /)", "Return value+self."),
        new SlotDefs("__sub__", Slot.NB_SUBTRACT, Kind.BINARY, "($self, value, /)", "Return self-value."),
        new SlotDefs("__rsub__", Slot.NB_SUBTRACT, Kind.RBINARY, "($self, value, /)", "Return value-self."),
        new SlotDefs("__mul__", Slot.NB_MULTIPLY, Kind.BINARY, "($self, value, /)", "Return self*value."),
        new SlotDefs("__rmul__", Slot.NB_MULTIPLY, Kind.RBINARY, "($self, value, /)", "Return value*self."),
        new SlotDefs("__mod__", Slot.NB_REMAINDER, Kind.BINARY, "($self, value, /)", "Return self%value."),
        new SlotDefs("__rmod__", Slot.NB_REMAINDER, Kind.RBINARY, "($self, value, /)", "Return value%self."),
        new SlotDefs("__lshift__", Slot.NB_LSHIFT, Kind.BINARY, "($self, value, /)", "Return self<<value."),
        new SlotDefs("__rlshift__", Slot.NB_LSHIFT, Kind.RBINARY, "($self, value, /)", "Return value<<self."),
        new SlotDefs("__rshift__", Slot.NB_RSHIFT, Kind.BINARY, "($self, value, /)", "Return self>>value."),
        new SlotDefs("__rrshift__", Slot.NB_RSHIFT, Kind.RBINARY, "($self, value, /)", "Return value>>self."),
        new SlotDefs("__and__", Slot.NB_AND, Kind.BINARY, "($self, value, /)", "Return self&value."),
        new SlotDefs("__rand__", Slot.NB_AND, Kind.RBINARY, "($self, value, /)", "Return value&self."),
        new SlotDefs("__xor__", Slot.NB_XOR, Kind.BINARY, "($self, value, /)", "Return self^value."),
        new SlotDefs("__rxor__", Slot.NB_XOR, Kind.RBINARY, "($self, value, /)", "Return value^self."),
        new SlotDefs("__or__", Slot.NB_OR, Kind.BINARY, "($self, value, /)", "Return self|value."),
        new SlotDefs("__ror__", Slot.NB_OR, Kind.RBINARY, "($self, value, /)", "Return value|self."),
        new SlotDefs("__floordiv__", Slot.NB_FLOOR_DIVIDE, Kind.BINARY, "($self, value, /)", "Return self//value."),
        new SlotDefs("__rfloordiv__", Slot.NB_FLOOR_DIVIDE, Kind.RBINARY, "($self, value, /)", "Return value//self."),
        new SlotDefs("__truediv__", Slot.NB_TRUE_DIVIDE, Kind.BINARY, "($self, value, /)", "Return self/value."),
        new SlotDefs("__rtruediv__", Slot.NB_TRUE_DIVIDE, Kind.RBINARY, "($self, value, /)", "Return value/self."),
        new SlotDefs("__matmul__", Slot.NB_MATRIX_MULTIPLY, Kind.BINARY, "($self, value, /)", "Return self@value."),
        new SlotDefs("__rmatmul__", Slot.NB_MATRIX_MULTIPLY, Kind.RBINARY, "($self, value, /)", "Return value@self."),
        new SlotDefs("__divmod__", Slot.NB_DIVMOD, Kind.BINARY, "($self, value, /)", "Return divmod(self, value)."),
        new SlotDefs("__rdivmod__", Slot.NB_DIVMOD, Kind.RBINARY, "($self, value, /)", "Return divmod(value, self)."),
        new SlotDefs("__pow__", Slot.NB_POWER, Kind.POWER, "($self, value, mod=None, /)", "Return pow(self, value, mod)."),
        new SlotDefs("__rpow__", Slot.NB_POWER, Kind.RPOWER, "($self, value, mod=None, /)", "Return pow(value, self, mod)."),
        new SlotDefs("__neg__", Slot.NB_NEGATIVE, Kind.UNARY, "($self, /)", "-self"),
        new SlotDefs("__pos__", Slot.NB_POSITIVE, Kind.UNARY, "($self, /)", "+self"),
        new SlotDefs("__abs__", Slot.NB_ABSOLUTE, Kind.UNARY, "($self, /)", "abs(self)"),
        new SlotDefs("__bool__", Slot.NB_BOOL, Kind.BOOL, "($self, /)", "True if self else False"),
        new SlotDefs("__invert__", Slot.NB_INVERT, Kind.UNARY, "($self, /)", "~self"),
        new SlotDefs("__int__", Slot.NB_INT, Kind.UNARY, "($self, /)", "int(self)"),
        new SlotDefs("__float__", Slot.NB_FLOAT, Kind.UNARY, "($self, /)", "float(self)"),
        new SlotDefs("__index__", Slot.NB_INDEX, Kind.UNARY, "($self, /)", "Return self converted to an integer, if self is suitable for use as an index into a list."),
        new SlotDefs("__iadd__", Slot.NB_INPLACE_ADD, Kind.INPLACE, "($self, value, /)", "Return self+=value."),
        new SlotDefs("__isub__", Slot.NB_INPLACE_SUBTRACT, Kind.INPLACE, "($self, value, /)", "Return self-=value."),
        new SlotDefs("__imul__", Slot.NB_INPLACE_MULTIPLY, Kind.INPLACE, "($self, value, /)", "Return self*=value."),
        new SlotDefs("__imod__", Slot.NB_INPLACE_REMAINDER, Kind.INPLACE, "($self, value, /)", "Return self%=value."),
        new SlotDefs("__ilshift__", Slot.NB_INPLACE_LSHIFT, Kind.INPLACE, "($self, value, /)", "Return self<<=value."),
        new SlotDefs("__irshift__", Slot.NB_INPLACE_RSHIFT, Kind.INPLACE, "($self, value, /)", "Return self>>=value."),
        new SlotDefs("__iand__", Slot.NB_INPLACE_AND, Kind.INPLACE, "($self, value, /)", "Return self&=value."),
        new SlotDefs("__ixor__", Slot.NB_INPLACE_XOR, Kind.INPLACE, "($self, value, /)", "Return self^=value."),
        new SlotDefs("__ior__", Slot.NB_INPLACE_OR, Kind.INPLACE, "($self, value, /)", "Return self|=value."),
        new SlotDefs("__ifloordiv__", Slot.NB_INPLACE_FLOOR_DIVIDE, Kind.INPLACE, "($self, value, /)", "Return self//=value."),
        new SlotDefs("__itruediv__", Slot.NB_INPLACE_TRUE_DIVIDE, Kind.INPLACE, "($self, value, /)", "Return self/=value."),
        new SlotDefs("__imatmul__", Slot.NB_INPLACE_MATRIX_MULTIPLY, Kind.INPLACE, "($self, value, /)", "Return self@=value."),
        new SlotDefs("__ipow__", Slot.NB_INPLACE_POWER, Kind.IPOWER, "($self, value, /)", "Return self**=value."),
        new SlotDefs("__len__", Slot.MP_LENGTH, Kind.LENGTH, "($self, /)", "Return len(self)."),
        new SlotDefs("__len__", Slot.SQ_LENGTH, Kind.LENGTH, "($self, /)", "Return len(self)."),
        new SlotDefs("__getitem__", Slot.MP_SUBSCRIPT, Kind.BINARY1, "($self, key, /)", "Return self[key]."),
        new SlotDefs("__setitem__", Slot.MP_ASS_SUBSCRIPT, Kind.SETITEM, "($self, key, value, /)", "Set self[key] to value."),
        new SlotDefs("__delitem__", Slot.MP_ASS_SUBSCRIPT, Kind.DELITEM, "($self, key, /)", "Delete self[key]."),
        new SlotDefs("__add__", Slot.SQ_CONCAT, Kind.BINARY1, "($self, value, /)", "Return self+value."),
        new SlotDefs("__mul__", Slot.SQ_REPEAT, Kind.REPEAT, "($self, value, /)", "Return self*value."),
        new SlotDefs("__rmul__", Slot.SQ_REPEAT, Kind.REPEAT, "($self, value, /)", "Return value*self."),
        new SlotDefs("__getitem__", Slot.SQ_ITEM, Kind.SQITEM, "($self, key, /)", "Return self[key]."),
        new SlotDefs("__setitem__", Slot.SQ_ASS_ITEM, Kind.SQSETITEM, "($self, key, value, /)", "Set self[key] to value."),
        new SlotDefs("__delitem__", Slot.SQ_ASS_ITEM, Kind.SQDELITEM, "($self, key, /)", "Delete self[key]."),
        new SlotDefs("__contains__", Slot.SQ_CONTAINS, Kind.CONTAINS, "($self, key, /)", "Return bool(key in self)."),
        new SlotDefs("__iadd__", Slot.SQ_INPLACE_CONCAT, Kind.BINARY1, "($self, value, /)", "Implement self+=value."),
        new SlotDefs("__imul__", Slot.SQ_INPLACE_REPEAT, Kind.REPEAT, "($self, value, /)", "Implement self*=value."),
        new SlotDefs("__await__", Slot.AM_AWAIT, Kind.UNARY, "($self, /)", "Return an iterator to be used in await expression."),
        new SlotDefs("__aiter__", Slot.AM_AITER, Kind.UNARY, "($self, /)", "Return an awaitable, that resolves in asynchronous iterator."),
        new SlotDefs("__anext__", Slot.AM_ANEXT, Kind.UNARY, "($self, /)", "Return a value or raise StopAsyncIteration."),
        new SlotDefs("__buffer__", Slot.BF_GETBUFFER, Kind.GETBUFFER, "($self, flags, /)", "Return a buffer object that exposes the underlying memory of the object."),
        new SlotDefs("__release_buffer__", Slot.BF_RELEASEBUFFER, Kind.RELEASEBUFFER, "($self, buffer, /)", "Release the buffer object that exposes the underlying memory of the object.")
    };

    private static final Map<Slot, List<SlotDefs>> BY_SLOT =
            Stream.of(ALL).collect(Collectors.groupingBy(SlotDefs::slot, () -> new EnumMap<>(Slot.class), Collectors.toList()));

    private final PyUnicode name;
    private final Slot slot;
    private final Kind kind;
    private final String signature;
    private final String doc;

    private SlotDefs(String name, Slot slot, Kind kind, String signature, String doc) {
        this.name = PyUnicode.intern(name);
        this.slot = slot;
        this.kind = kind;
        this.signature = signature;
        this.doc = doc;
    }

    /** The special methods that a slot gives to a type's namespace. */
    public static List<SlotDefs> of(Slot slot) {
        return BY_SLOT.getOrDefault(slot, List.of());
    }

    public PyUnicode name() {
        return name;
    }

    public Slot slot() {
        return slot;
    }

    public Kind kind() {
        return kind;
    }

    public String signature() {
        return signature;
    }

    public String doc() {
        return doc;
    }
}
