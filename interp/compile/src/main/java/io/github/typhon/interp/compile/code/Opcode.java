// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.code;

import static io.github.typhon.interp.compile.code.Operand.*;

/**
 * The instruction set: one list, everything else is derived from it. Each line gives the meaning of the fields c, a, b (see
 * {@link Instr}), the family, and the effects: R may raise, G may run guest code (calls, finalizers), J may jump to a target,
 * E never falls through.
 * <p>Ownership: constants and named slots are borrowed as sources. Temporaries are linear: written once, consumed exactly once
 * (the reference is taken and the slot becomes null), except by PEEK operands. A destination owns its value; a local releases
 * what it held after the new value is stored. All sources are read before the destination is written, so c may be a consumed
 * temporary or a borrowed local. Every temporary that is not live is null: CALL relies on that for its absent self.
 * <p>Order: sources are temporaries computed left to right; an instruction that raises has not written its destination, and
 * whatever it left in temporaries is released by the handler's depth ({@link ExceptionEntry}).
 */
public enum Opcode {
    /** Nothing; carries a line for tracing. */
    NOP(NONE, NONE, NONE, Family.MOVE, "-"),
    /**
     * Polls the eval breaker and reports the start (a = 0) or the resumption (1 after yield, 2 after yield from, 3 after
     * await) of the frame to tracing.
     */
    RESUME(NONE, IMM, NONE, Family.MOVE, "RG"),
    /**
     * c = a. Also loads constants, and cell objects from their slots when a closure is built (the slot's content is copied,
     * not the cell's).
     */
    MOVE(DST, SRC, NONE, Family.MOVE, "-"),
    /** c = a new reference to a, which keeps its own. */
    COPY(DST, PEEK, NONE, Family.MOVE, "-"),
    /** Drops the reference in temporary a; a null slot is fine. */
    RELEASE(NONE, SRC, NONE, Family.MOVE, "G"),
    /** Raises UnboundLocalError if local a is unbound. */
    CHECK_BOUND(NONE, LOCAL, NONE, Family.MOVE, "R"),
    /** Unbinds local a; UnboundLocalError if it is unbound already. */
    DELETE_FAST(NONE, LOCAL, NONE, Family.MOVE, "RG"),
    /**
     * Moves what local a holds (maybe null, maybe a cell: the raw slot) into temporary c and leaves a null: an inlined
     * comprehension borrows the variable.
     */
    SAVE_LOCAL(DST, LOCAL, NONE, Family.MOVE, "-"),
    /** The opposite: releases what slot c holds, then moves temporary a (maybe null) into it. */
    RESTORE_LOCAL(LOCAL, SRC, NONE, Family.MOVE, "G"),

    /** pc = c, forward. */
    JUMP(TARGET, NONE, NONE, Family.JUMP, "JE"),
    /**
     * pc = c, a loop's back edge: polls the eval breaker. Every conditional jump (FOR_ITER too) whose target is not after
     * itself is a back edge as well and polls when it is taken.
     */
    JUMP_BACKWARD(TARGET, NONE, NONE, Family.JUMP, "JERG"),
    /** pc = c, backward without poll (SEND loops). */
    JUMP_NO_INTERRUPT(TARGET, NONE, NONE, Family.JUMP, "JE"),
    /** Tests the truth of a; jumps when true. */
    JUMP_IF_TRUE(TARGET, SRC, NONE, Family.JUMP, "JRG"),
    /** Tests the truth of a; jumps when false. */
    JUMP_IF_FALSE(TARGET, SRC, NONE, Family.JUMP, "JRG"),
    /** Tests the truth of temporary a. When true jumps and keeps a; when false releases a and goes on. */
    JUMP_IF_TRUE_KEEP(TARGET, SRC, NONE, Family.JUMP, "JRG"),
    /** Tests the truth of temporary a. When false jumps and keeps a; when true releases a and goes on. */
    JUMP_IF_FALSE_KEEP(TARGET, SRC, NONE, Family.JUMP, "JRG"),
    /** Jumps when a is None. */
    JUMP_IF_NONE(TARGET, SRC, NONE, Family.JUMP, "JG"),
    /** Jumps when a is not None. */
    JUMP_IF_NOT_NONE(TARGET, SRC, NONE, Family.JUMP, "JG"),
    /** Jumps when the truth of (a < b) is true: rich comparison, then truth test of its result. */
    JUMP_IF_LT(TARGET, SRC, SRC, Family.JUMP, "JRG"),
    /** Jumps when the truth of (a < b) is false (not the opposite comparison). */
    JUMP_IF_NOT_LT(TARGET, SRC, SRC, Family.JUMP, "JRG"),
    /** Jumps when the truth of (a <= b) is true: rich comparison, then truth test of its result. */
    JUMP_IF_LE(TARGET, SRC, SRC, Family.JUMP, "JRG"),
    /** Jumps when the truth of (a <= b) is false (not the opposite comparison). */
    JUMP_IF_NOT_LE(TARGET, SRC, SRC, Family.JUMP, "JRG"),
    /** Jumps when the truth of (a == b) is true: rich comparison, then truth test of its result. */
    JUMP_IF_EQ(TARGET, SRC, SRC, Family.JUMP, "JRG"),
    /** Jumps when the truth of (a == b) is false (not the opposite comparison). */
    JUMP_IF_NOT_EQ(TARGET, SRC, SRC, Family.JUMP, "JRG"),
    /** Jumps when the truth of (a != b) is true: rich comparison, then truth test of its result. */
    JUMP_IF_NE(TARGET, SRC, SRC, Family.JUMP, "JRG"),
    /** Jumps when the truth of (a != b) is false (not the opposite comparison). */
    JUMP_IF_NOT_NE(TARGET, SRC, SRC, Family.JUMP, "JRG"),
    /** Jumps when the truth of (a > b) is true: rich comparison, then truth test of its result. */
    JUMP_IF_GT(TARGET, SRC, SRC, Family.JUMP, "JRG"),
    /** Jumps when the truth of (a > b) is false (not the opposite comparison). */
    JUMP_IF_NOT_GT(TARGET, SRC, SRC, Family.JUMP, "JRG"),
    /** Jumps when the truth of (a >= b) is true: rich comparison, then truth test of its result. */
    JUMP_IF_GE(TARGET, SRC, SRC, Family.JUMP, "JRG"),
    /** Jumps when the truth of (a >= b) is false (not the opposite comparison). */
    JUMP_IF_NOT_GE(TARGET, SRC, SRC, Family.JUMP, "JRG"),
    /** Jumps when a is b. */
    JUMP_IF_IS(TARGET, SRC, SRC, Family.JUMP, "JG"),
    /** Jumps when a is not b. */
    JUMP_IF_IS_NOT(TARGET, SRC, SRC, Family.JUMP, "JG"),
    /** Jumps when a is in b. */
    JUMP_IF_IN(TARGET, SRC, SRC, Family.JUMP, "JRG"),
    /** Jumps when a is not in b. */
    JUMP_IF_NOT_IN(TARGET, SRC, SRC, Family.JUMP, "JRG"),

    /** c = (a < b), the result of the rich comparison, any object. */
    COMPARE_LT(DST, SRC, SRC, Family.COMPARE, "RG"),
    /** c = (a <= b), the result of the rich comparison, any object. */
    COMPARE_LE(DST, SRC, SRC, Family.COMPARE, "RG"),
    /** c = (a == b), the result of the rich comparison, any object. */
    COMPARE_EQ(DST, SRC, SRC, Family.COMPARE, "RG"),
    /** c = (a != b), the result of the rich comparison, any object. */
    COMPARE_NE(DST, SRC, SRC, Family.COMPARE, "RG"),
    /** c = (a > b), the result of the rich comparison, any object. */
    COMPARE_GT(DST, SRC, SRC, Family.COMPARE, "RG"),
    /** c = (a >= b), the result of the rich comparison, any object. */
    COMPARE_GE(DST, SRC, SRC, Family.COMPARE, "RG"),
    /** c = a is b. */
    IS(DST, SRC, SRC, Family.COMPARE, "G"),
    /** c = a is not b. */
    IS_NOT(DST, SRC, SRC, Family.COMPARE, "G"),
    /** c = a in b. */
    CONTAINS(DST, SRC, SRC, Family.COMPARE, "RG"),
    /** c = a not in b. */
    NOT_CONTAINS(DST, SRC, SRC, Family.COMPARE, "RG"),

    /** c = -a. */
    UNARY_NEGATIVE(DST, SRC, NONE, Family.UNARY, "RG"),
    /** c = +a. */
    UNARY_POSITIVE(DST, SRC, NONE, Family.UNARY, "RG"),
    /** c = ~a. */
    UNARY_INVERT(DST, SRC, NONE, Family.UNARY, "RG"),
    /** c = not a. */
    UNARY_NOT(DST, SRC, NONE, Family.UNARY, "RG"),
    /** c = the truth of a as a bool. */
    TO_BOOL(DST, SRC, NONE, Family.UNARY, "RG"),

    /** c = a + b. */
    BINARY_ADD(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a - b. */
    BINARY_SUB(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a * b. */
    BINARY_MULT(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a @ b. */
    BINARY_MAT_MULT(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a / b. */
    BINARY_DIV(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a % b. */
    BINARY_MOD(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a ** b. */
    BINARY_POW(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a << b. */
    BINARY_LSHIFT(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a >> b. */
    BINARY_RSHIFT(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a | b. */
    BINARY_OR(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a ^ b. */
    BINARY_XOR(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a & b. */
    BINARY_AND(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a // b. */
    BINARY_FLOOR_DIV(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a += b: the in-place slot first; c is usually the slot of a. */
    INPLACE_ADD(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a -= b: the in-place slot first; c is usually the slot of a. */
    INPLACE_SUB(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a *= b: the in-place slot first; c is usually the slot of a. */
    INPLACE_MULT(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a @= b: the in-place slot first; c is usually the slot of a. */
    INPLACE_MAT_MULT(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a /= b: the in-place slot first; c is usually the slot of a. */
    INPLACE_DIV(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a %= b: the in-place slot first; c is usually the slot of a. */
    INPLACE_MOD(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a **= b: the in-place slot first; c is usually the slot of a. */
    INPLACE_POW(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a <<= b: the in-place slot first; c is usually the slot of a. */
    INPLACE_LSHIFT(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a >>= b: the in-place slot first; c is usually the slot of a. */
    INPLACE_RSHIFT(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a |= b: the in-place slot first; c is usually the slot of a. */
    INPLACE_OR(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a ^= b: the in-place slot first; c is usually the slot of a. */
    INPLACE_XOR(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a &= b: the in-place slot first; c is usually the slot of a. */
    INPLACE_AND(DST, SRC, SRC, Family.BINARY, "RG"),
    /** c = a //= b: the in-place slot first; c is usually the slot of a. */
    INPLACE_FLOOR_DIV(DST, SRC, SRC, Family.BINARY, "RG"),

    /** c = global or builtin b; NameError. */
    LOAD_GLOBAL(DST, NONE, NAME, Family.VARIABLE, "RG"),
    /** globals[b] = a. */
    STORE_GLOBAL(NONE, SRC, NAME, Family.VARIABLE, "RG"),
    /** del globals[b]; NameError. */
    DELETE_GLOBAL(NONE, NONE, NAME, Family.VARIABLE, "RG"),
    /** c = b from the frame's locals mapping, then globals, then builtins; NameError. */
    LOAD_NAME(DST, NONE, NAME, Family.VARIABLE, "RG"),
    /** locals mapping [b] = a. */
    STORE_NAME(NONE, SRC, NAME, Family.VARIABLE, "RG"),
    /** del locals mapping [b]; NameError. */
    DELETE_NAME(NONE, NONE, NAME, Family.VARIABLE, "RG"),
    /** c = the content of the cell in slot a; UnboundLocalError for a cell variable, NameError for a free one. */
    LOAD_DEREF(DST, CELL, NONE, Family.VARIABLE, "R"),
    /** Content of the cell in slot c = a. */
    STORE_DEREF(CELL, SRC, NONE, Family.VARIABLE, "G"),
    /** Empties the cell in slot a; errors as LOAD_DEREF. */
    DELETE_DEREF(NONE, CELL, NONE, Family.VARIABLE, "RG"),
    /** c = b from mapping a, then globals, then builtins; NameError. */
    LOAD_FROM_DICT_OR_GLOBALS(DST, SRC, NAME, Family.VARIABLE, "RG"),
    /** c = the variable of cell slot b, first looked up by its name in mapping a, then in the cell; NameError. */
    LOAD_FROM_DICT_OR_DEREF(DST, SRC, CELL, Family.VARIABLE, "RG"),
    /** c = the frame's locals mapping (class bodies, module level). */
    LOAD_LOCALS(DST, NONE, NONE, Family.VARIABLE, "R"),
    /** Replaces what slot a holds (an argument, or null) by a new cell that holds it. */
    MAKE_CELL(NONE, LOCAL, NONE, Family.VARIABLE, "-"),
    /** Copies the b cells of the function's closure into the free variable slots. */
    COPY_FREE_VARS(NONE, NONE, IMM, Family.VARIABLE, "-"),
    /** c = builtins.__build_class__. */
    LOAD_BUILD_CLASS(DST, NONE, NONE, Family.VARIABLE, "RG"),
    /** c = AssertionError (b = 0), NotImplementedError (1), the builtin tuple (2), all (3), any (4). */
    LOAD_COMMON_CONSTANT(DST, NONE, IMM, Family.VARIABLE, "-"),
    /** Makes sure that the locals mapping has an __annotations__ dict. */
    SETUP_ANNOTATIONS(NONE, NONE, NONE, Family.VARIABLE, "RG"),

    /** c = a.b. */
    LOAD_ATTR(DST, SRC, NAME, Family.ATTRIBUTE, "RG"),
    /** a.b = c. */
    STORE_ATTR(SRC, SRC, NAME, Family.ATTRIBUTE, "RG"),
    /** del a.b. */
    DELETE_ATTR(NONE, SRC, NAME, Family.ATTRIBUTE, "RG"),
    /** Prepares a.b(...): either slot c = the unbound method and c+1 = a, or c = the attribute's value and c+1 = null. */
    LOAD_METHOD(DST_BASE, SRC, NAME, Family.ATTRIBUTE, "RG"),
    /**
     * c = super().b, zero arguments written: a = what global super gave, a+1 = the class, a+2 = self. If a is not the
     * builtin type it is called without arguments.
     */
    LOAD_SUPER_ATTR(DST, BASE, NAME, Family.ATTRIBUTE, "RG"),
    /** c = super(x, y).b, as above; if a is not the builtin type it is called with a+1 and a+2. */
    LOAD_SUPER_ATTR_2(DST, BASE, NAME, Family.ATTRIBUTE, "RG"),
    /** As LOAD_SUPER_ATTR, result as of LOAD_METHOD. */
    LOAD_SUPER_METHOD(DST_BASE, BASE, NAME, Family.ATTRIBUTE, "RG"),
    /** As LOAD_SUPER_ATTR_2, result as of LOAD_METHOD. */
    LOAD_SUPER_METHOD_2(DST_BASE, BASE, NAME, Family.ATTRIBUTE, "RG"),

    /** c = a[b]. Constant slices come as slice constants. */
    SUBSCR(DST, SRC, SRC, Family.SUBSCRIPT, "RG"),
    /** a[b] = c. */
    STORE_SUBSCR(SRC, SRC, SRC, Family.SUBSCRIPT, "RG"),
    /** del a[b]. */
    DELETE_SUBSCR(NONE, SRC, SRC, Family.SUBSCRIPT, "RG"),
    /** c = c[a:b]. */
    BINARY_SLICE(UPDATE, SRC, SRC, Family.SUBSCRIPT, "RG"),
    /** (a+1)[(a+2):(a+3)] = a: four temporaries value, container, start, stop. */
    STORE_SLICE(NONE, BASE, NONE, Family.SUBSCRIPT, "RG"),

    /** c = a tuple of b temporaries from a. */
    BUILD_TUPLE(DST, BASE, IMM, Family.BUILD, "-"),
    /** c = a list of b temporaries from a. */
    BUILD_LIST(DST, BASE, IMM, Family.BUILD, "-"),
    /** c = a set of b temporaries from a, added in order. */
    BUILD_SET(DST, BASE, IMM, Family.BUILD, "RG"),
    /** c = a dict of b pairs: temporaries key, value, key, value... from a. */
    BUILD_MAP(DST, BASE, IMM, Family.BUILD, "RG"),
    /** c = slice of b (2 or 3) temporaries from a. */
    BUILD_SLICE(DST, BASE, IMM, Family.BUILD, "-"),
    /** c = concatenation of b temporaries from a, all str. */
    BUILD_STRING(DST, BASE, IMM, Family.BUILD, "R"),
    /** c = Template of the tuple of strings a and the tuple of interpolations b. */
    BUILD_TEMPLATE(DST, SRC, SRC, Family.BUILD, "R"),
    /**
     * c = Interpolation of temporaries a = value, a+1 = source text and, if b has bit 0, a+2 = format spec (else ''); b >>
     * 2 is the conversion: 0 none, 1 !s, 2 !r, 3 !a.
     */
    BUILD_INTERPOLATION(DST, BASE, IMM, Family.BUILD, "R"),
    /** Appends b to the list in temporary a. */
    LIST_APPEND(NONE, PEEK, SRC, Family.BUILD, "-"),
    /** Adds b to the set in temporary a. */
    SET_ADD(NONE, PEEK, SRC, Family.BUILD, "RG"),
    /** Sets key c of the dict in temporary a to b. */
    MAP_ADD(SRC, PEEK, SRC, Family.BUILD, "RG"),
    /** Extends the list in temporary a by iterable b; not iterable: 'Value after * must be an iterable, not X'. */
    LIST_EXTEND(NONE, PEEK, SRC, Family.BUILD, "RG"),
    /** Updates the set in temporary a by iterable b. */
    SET_UPDATE(NONE, PEEK, SRC, Family.BUILD, "RG"),
    /** Updates the dict in temporary a by mapping b; not a mapping: "'X' object is not a mapping". */
    DICT_UPDATE(NONE, PEEK, SRC, Family.BUILD, "RG"),
    /**
     * Merges mapping b into the dict in temporary a for a call of temporary c (named in errors); TypeError on duplicate
     * keys.
     */
    DICT_MERGE(PEEK, PEEK, SRC, Family.BUILD, "RG"),
    /** c = tuple of the items of list a. */
    LIST_TO_TUPLE(DST, SRC, NONE, Family.BUILD, "-"),

    /** c = format(a, ''), a itself if it is exactly a str. */
    FORMAT_SIMPLE(DST, SRC, NONE, Family.FORMAT, "RG"),
    /** c = format(a, b). */
    FORMAT_WITH_SPEC(DST, SRC, SRC, Family.FORMAT, "RG"),
    /** c = str (b = 1), repr (2) or ascii (3) of a. */
    CONVERT_VALUE(DST, SRC, IMM, Family.FORMAT, "RG"),

    /** Unpacks iterable a into the b temporaries c, c+1, ...; ValueError when there are too few or too many. */
    UNPACK_SEQUENCE(DST_BASE, SRC, IMM, Family.UNPACK, "RG"),
    /** Unpacks a into b & 255 items, one list, and b >> 8 items after it: temporaries c, c+1, ... */
    UNPACK_EX(DST_BASE, SRC, IMM, Family.UNPACK, "RG"),

    /** c = iter(a). */
    GET_ITER(DST, SRC, NONE, Family.ITERATE, "RG"),
    /**
     * Asks iterator temporary a for its next item. An item goes to c, a stays, pc = b (the loop body; usually a back edge).
     * At the end a is released and consumed, c stays as it was, and the next instruction follows.
     */
    FOR_ITER(DST, SRC, TARGET, Family.ITERATE, "JRG"),
    /** c = a.__aiter__(), checked to have __anext__. */
    GET_AITER(DST, SRC, NONE, Family.ITERATE, "RG"),
    /** c = the awaitable of a.__anext__(); a stays. */
    GET_ANEXT(DST, PEEK, NONE, Family.ITERATE, "RG"),
    /**
     * Temporaries a = the asynchronous iterator, a+1 = the exception: StopAsyncIteration ends the loop (both released), any
     * other is raised again without a new traceback entry.
     */
    END_ASYNC_FOR(NONE, BASE, NONE, Family.ITERATE, "RG"),

    /**
     * Makes the generator, coroutine or asynchronous generator that owns this frame and returns it to the caller. The first
     * resumption continues at the next instruction; the value sent then (None) is dropped.
     */
    RETURN_GENERATOR(NONE, NONE, NONE, Family.GENERATOR, "R"),
    /**
     * Suspends and yields a. On resumption c = the value sent, or the exception thrown is raised at this pc. b = 1: the
     * yield belongs to a delegation (yield from, await) whose receiver is the temporary c+1: gi_yieldfrom and cr_await show
     * it, throw() and close() go to it first.
     */
    YIELD_VALUE(DST, SRC, IMM, Family.GENERATOR, "RG"),
    /** c = what 'yield from a' iterates: a generator itself, a coroutine only inside a coroutine, else iter(a). */
    GET_YIELD_FROM_ITER(DST, SRC, NONE, Family.GENERATOR, "RG"),
    /**
     * c = what 'await a' drives: the coroutine itself or a.__await__(). b = 1, 2: a came from __aenter__, __aexit__ (error
     * texts).
     */
    GET_AWAITABLE(DST, SRC, IMM, Family.GENERATOR, "RG"),
    /**
     * Sends temporary c to the receiver in temporary a (next() when c is None). A value yielded replaces c and the next
     * instruction follows. When the receiver returns, its value replaces c, a is released and consumed, pc = b.
     */
    SEND(UPDATE, PEEK, TARGET, Family.GENERATOR, "JRG"),
    /**
     * Temporaries a = the receiver, a+1 = the exception that came back from throwing into it. StopIteration: c = its value,
     * both consumed, goes on; else the exception is raised again without a new traceback entry.
     */
    CLEANUP_THROW(DST, BASE, NONE, Family.GENERATOR, "RG"),
    /**
     * c = the exception a, or if it is StopIteration (in an asynchronous generator StopAsyncIteration too) the RuntimeError
     * that replaces it: 'generator raised StopIteration' etc.
     */
    STOPITERATION_ERROR(DST, SRC, NONE, Family.GENERATOR, "R"),
    /** c = a wrapped as a value yielded by an asynchronous generator. */
    ASYNC_GEN_WRAP(DST, SRC, NONE, Family.GENERATOR, "-"),

    /**
     * c = call of a; a+1 = first argument of a method or null, then b positional arguments from a+2. All consumed: they
     * move into the callee's frame.
     */
    CALL(DST, BASE, IMM, Family.CALL, "RG"),
    /**
     * As CALL at base c, which also receives the result: c, c+1, then a arguments from c+2, the last ones named by the
     * tuple constant b.
     */
    CALL_KW(UPDATE, IMM, CONST, Family.CALL, "RG"),
    /**
     * c = a(*(a+1), **(a+2)); a+2 = dict or null. a+1 is any iterable; not iterable: 'X argument after * must be an
     * iterable, not Y'.
     */
    CALL_EX(DST, BASE, NONE, Family.CALL, "RG"),
    /** Returns a to the caller; for generators ends them. */
    RETURN(NONE, SRC, NONE, Family.CALL, "E"),

    /** c = a function of code constant a with the frame's globals. */
    MAKE_FUNCTION(DST, CONST, NONE, Family.FUNCTION, "-"),
    /**
     * Sets part c of the function in temporary a to b: 1 defaults tuple, 2 keyword-only defaults dict, 4 annotations, 8
     * closure tuple of cells, 16 __annotate__ function.
     */
    SET_FUNCTION_ATTRIBUTE(IMM, PEEK, SRC, Family.FUNCTION, "-"),

    /**
     * c = __import__(b, globals, locals, fromlist, level); constant a is the pair (level, fromlist), fromlist None or a
     * tuple of str.
     */
    IMPORT_NAME(DST, CONST, NAME, Family.IMPORT, "RG"),
    /** c = attribute b of module a, or sys.modules[a.__name__ + '.' + b]; ImportError with the usual texts. */
    IMPORT_FROM(DST, PEEK, NAME, Family.IMPORT, "RG"),
    /** Copies the public names of module a into the locals mapping. */
    IMPORT_STAR(NONE, SRC, NONE, Family.IMPORT, "RG"),

    /** raise a from b. */
    RAISE(NONE, SRC, SRC, Family.EXCEPTION, "RGE"),
    /** raise a. */
    RAISE_1(NONE, SRC, NONE, Family.EXCEPTION, "RGE"),
    /** raise: again the exception being handled; RuntimeError 'No active exception to reraise'. */
    RAISE_0(NONE, NONE, NONE, Family.EXCEPTION, "RGE"),
    /**
     * Raises exception temporary a again without adding this frame to its traceback. b = 1: temporary a+1 holds the pc
     * (int) of the original raise, which becomes the frame's pc (f_lasti).
     */
    RERAISE(NONE, BASE, IMM, Family.EXCEPTION, "RE"),
    /** Exception a becomes the one being handled (sys.exception()); c = the one handled before, or None. */
    PUSH_EXC_INFO(DST, PEEK, NONE, Family.EXCEPTION, "-"),
    /** The exception being handled is again a, what PUSH_EXC_INFO saved. */
    POP_EXCEPT(NONE, SRC, NONE, Family.EXCEPTION, "G"),
    /**
     * Jumps when exception a does not match b, an exception class or tuple of them; TypeError 'catching classes that do not
     * inherit from BaseException is not allowed'.
     */
    JUMP_IF_NO_EXC_MATCH(TARGET, PEEK, SRC, Family.EXCEPTION, "JRG"),
    /**
     * except* b: splits exception temporary a; a becomes the rest or None, c the matching group (a naked exception is
     * wrapped) or None. A match becomes the exception being handled.
     */
    CHECK_EG_MATCH(DST, UPDATE, SRC, Family.EXCEPTION, "RG"),
    /**
     * c = the exception to raise after except* clauses: original a, list b of what the clauses raised and left over; None
     * if nothing is left.
     */
    PREP_RERAISE_STAR(DST, SRC, SRC, Family.EXCEPTION, "R"),

    /**
     * Context manager a: temporaries c, c+1 = __exit__ ready to CALL (callable, self or null), c+2, c+3 = __enter__
     * likewise. b = 1: __aexit__ and __aenter__. TypeErrors name the missing method.
     */
    BEFORE_WITH(DST_BASE, SRC, IMM, Family.WITH, "RG"),
    /** c = call of the exit function in a, a+1 with (None, None, None); consumes them. */
    WITH_EXIT(DST, BASE, NONE, Family.WITH, "RG"),
    /** c = call of the exit function in a, a+1 (two temporaries, kept) with type, value and traceback of exception b (kept). */
    WITH_EXCEPT_START(DST, PEEK_BASE, PEEK, Family.WITH, "RG"),

    /** c = whether a is a sequence for patterns (Py_TPFLAGS_SEQUENCE). */
    MATCH_SEQUENCE(DST, PEEK, NONE, Family.MATCH, "-"),
    /** c = whether a is a mapping for patterns (Py_TPFLAGS_MAPPING). */
    MATCH_MAPPING(DST, PEEK, NONE, Family.MATCH, "-"),
    /**
     * c = tuple of the values of subject a for the keys in tuple b, or None if one is missing; ValueError on duplicate
     * keys.
     */
    MATCH_KEYS(DST, PEEK, PEEK, Family.MATCH, "RG"),
    /**
     * Temporaries a = subject, a+1 = class; constant b = (number of positional patterns, tuple of keyword names). c = tuple
     * of the attributes' values or None.
     */
    MATCH_CLASS(DST, BASE, CONST, Family.MATCH, "RG"),
    /** c = len(a). */
    GET_LEN(DST, PEEK, NONE, Family.MATCH, "RG"),

    /** Interactive mode: sys.displayhook(a). */
    PRINT_EXPR(NONE, SRC, NONE, Family.TYPING, "RG"),
    /** c = TypeVar named a, inferred variance. */
    TYPEVAR(DST, SRC, NONE, Family.TYPING, "R"),
    /** c = ParamSpec named a. */
    PARAMSPEC(DST, SRC, NONE, Family.TYPING, "R"),
    /** c = TypeVarTuple named a. */
    TYPEVARTUPLE(DST, SRC, NONE, Family.TYPING, "R"),
    /** c = TypeVar named a, b = function that computes the bound. */
    TYPEVAR_WITH_BOUND(DST, SRC, SRC, Family.TYPING, "R"),
    /** c = TypeVar named a, b = function that computes the tuple of constraints. */
    TYPEVAR_WITH_CONSTRAINTS(DST, SRC, SRC, Family.TYPING, "R"),
    /** Gives type parameter a the default computed by function b; c = a. */
    SET_TYPEPARAM_DEFAULT(DST, SRC, SRC, Family.TYPING, "R"),
    /** Sets __type_params__ of function a to tuple b; c = a. */
    SET_FUNCTION_TYPE_PARAMS(DST, SRC, SRC, Family.TYPING, "R"),
    /** c = typing.Generic subscripted by the tuple of type parameters a. */
    SUBSCRIPT_GENERIC(DST, SRC, NONE, Family.TYPING, "RG"),
    /** c = TypeAliasType of the tuple a: name, type parameters (tuple or None), function that computes the value. */
    TYPEALIAS(DST, SRC, NONE, Family.TYPING, "R");

    private static final Opcode[] ALL = values();

    public final Operand c;
    public final Operand a;
    public final Operand b;
    public final Family family;
    private final String effects;

    Opcode(Operand c, Operand a, Operand b, Family family, String effects) {
        this.c = c;
        this.a = a;
        this.b = b;
        this.family = family;
        this.effects = effects;
    }

    public static Opcode of(int number) {
        return ALL[number];
    }

    public boolean mayRaise() {
        return effects.indexOf('R') >= 0;
    }

    /** Whether it may call Python code, be it a finalizer of something it releases. */
    public boolean mayRunGuest() {
        return effects.indexOf('G') >= 0;
    }

    public boolean jumps() {
        return effects.indexOf('J') >= 0;
    }

    /** Whether control never reaches the next instruction. */
    public boolean endsBlock() {
        return effects.indexOf('E') >= 0;
    }

    /** How many temporaries from {@code a} on an instruction with this field b consumes as a row (CALL_KW's row is at c instead). */
    public int rowConsumed(int b) {
        return switch (this) {
            case BUILD_TUPLE, BUILD_LIST, BUILD_SET, BUILD_STRING, BUILD_SLICE -> b;
            case BUILD_MAP -> 2 * b;
            case BUILD_INTERPOLATION -> 2 + (b & 1);
            case CALL -> b + 2;
            case CALL_EX, LOAD_SUPER_ATTR, LOAD_SUPER_ATTR_2, LOAD_SUPER_METHOD, LOAD_SUPER_METHOD_2 -> 3;
            case STORE_SLICE -> 4;
            case RERAISE -> 1 + b;
            case END_ASYNC_FOR, CLEANUP_THROW, WITH_EXIT, MATCH_CLASS -> 2;
            default -> 0;
        };
    }

    /** How many temporaries from {@code c} on an instruction with a DST_BASE and this field b writes. */
    public int rowProduced(int b) {
        return switch (this) {
            case UNPACK_SEQUENCE -> b;
            case UNPACK_EX -> (b & 255) + 1 + (b >> 8);
            case BEFORE_WITH -> 4;
            default -> 2;
        };
    }

    /** The jump target of an instruction word of this opcode, or -1. */
    public int target(long word) {
        return c == TARGET ? a == NONE ? Instr.farTarget(word) : Instr.c(word) : b == TARGET ? Instr.b(word) : -1;
    }
}
