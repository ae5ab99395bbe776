// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.error;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.List;
import java.util.function.Supplier;

/** Every built-in exception type, named as in Python. Immutable; a superclass stands before its subclasses. */
public final class Exc {
    public static final PyType BaseException = PyBaseException.TYPE;
    public static final PyType BaseExceptionGroup = PyBaseExceptionGroup.TYPE;
    public static final PyType Exception = simple("Exception", BaseException, "Common base class for all non-exit exceptions.");
    public static final PyType GeneratorExit = simple("GeneratorExit", BaseException, "Request that a generator exit.");
    public static final PyType KeyboardInterrupt = simple("KeyboardInterrupt", BaseException, "Program interrupted by user.");
    public static final PyType SystemExit = PySystemExit.TYPE;
    public static final PyType StopAsyncIteration = simple("StopAsyncIteration", Exception, "Signal the end from iterator.__anext__().");
    public static final PyType StopIteration = PyStopIteration.TYPE;
    public static final PyType ArithmeticError = simple("ArithmeticError", Exception, "Base class for arithmetic errors.");
    public static final PyType FloatingPointError = simple("FloatingPointError", ArithmeticError, "Floating-point operation failed.");
    public static final PyType OverflowError = simple("OverflowError", ArithmeticError, "Result too large to be represented.");
    public static final PyType ZeroDivisionError = simple("ZeroDivisionError", ArithmeticError, "Second argument to a division or modulo operation was zero.");
    public static final PyType AssertionError = simple("AssertionError", Exception, "Assertion failed.");
    public static final PyType AttributeError = PyAttributeError.TYPE;
    public static final PyType BufferError = simple("BufferError", Exception, "Buffer error.");
    public static final PyType EOFError = simple("EOFError", Exception, "Read beyond end of file.");
    public static final PyType ImportError = PyImportError.TYPE;
    public static final PyType ModuleNotFoundError = of("ModuleNotFoundError", ImportError, ImportSlots::new, "Module not found.");
    public static final PyType LookupError = simple("LookupError", Exception, "Base class for lookup errors.");
    public static final PyType IndexError = simple("IndexError", LookupError, "Sequence index out of range.");
    public static final PyType KeyError = of("KeyError", LookupError, KeySlots::new, "Mapping key not found.");
    public static final PyType MemoryError = simple("MemoryError", Exception, "Out of memory.");
    public static final PyType NameError = PyNameError.TYPE;
    public static final PyType UnboundLocalError = of("UnboundLocalError", NameError, NameSlots::new, "Local name referenced but not bound to a value.");
    public static final PyType OSError = PyOSError.TYPE;
    public static final PyType BlockingIOError = os("BlockingIOError", OSError, "I/O operation would block.");
    public static final PyType ConnectionError = os("ConnectionError", OSError, "Connection error.");
    public static final PyType ChildProcessError = os("ChildProcessError", OSError, "Child process error.");
    public static final PyType BrokenPipeError = os("BrokenPipeError", ConnectionError, "Broken pipe.");
    public static final PyType ConnectionAbortedError = os("ConnectionAbortedError", ConnectionError, "Connection aborted.");
    public static final PyType ConnectionRefusedError = os("ConnectionRefusedError", ConnectionError, "Connection refused.");
    public static final PyType ConnectionResetError = os("ConnectionResetError", ConnectionError, "Connection reset.");
    public static final PyType FileExistsError = os("FileExistsError", OSError, "File already exists.");
    public static final PyType FileNotFoundError = os("FileNotFoundError", OSError, "File not found.");
    public static final PyType IsADirectoryError = os("IsADirectoryError", OSError, "Operation doesn't work on directories.");
    public static final PyType NotADirectoryError = os("NotADirectoryError", OSError, "Operation only works on directories.");
    public static final PyType InterruptedError = os("InterruptedError", OSError, "Interrupted by signal.");
    public static final PyType PermissionError = os("PermissionError", OSError, "Not enough permissions.");
    public static final PyType ProcessLookupError = os("ProcessLookupError", OSError, "Process not found.");
    public static final PyType TimeoutError = os("TimeoutError", OSError, "Timeout expired.");
    public static final PyType ReferenceError = simple("ReferenceError", Exception, "Weak ref proxy used after referent went away.");
    public static final PyType RuntimeError = simple("RuntimeError", Exception, "Unspecified run-time error.");
    public static final PyType NotImplementedError = simple("NotImplementedError", RuntimeError, "Method or function hasn't been implemented yet.");
    public static final PyType RecursionError = simple("RecursionError", RuntimeError, "Recursion limit exceeded.");
    public static final PyType PythonFinalizationError = simple("PythonFinalizationError", RuntimeError, "Operation blocked during Python finalization.");
    public static final PyType SyntaxError = PySyntaxError.TYPE;
    public static final PyType IndentationError = syntax("IndentationError", SyntaxError, "Improper indentation.");
    public static final PyType TabError = syntax("TabError", IndentationError, "Improper mixture of spaces and tabs.");
    public static final PyType _IncompleteInputError = syntax("_IncompleteInputError", SyntaxError, "incomplete input.");
    public static final PyType SystemError = simple("SystemError", Exception, "Internal error in the Python interpreter.\n\nPlease report this to the Python maintainer, along with the traceback,\nthe Python version, and the hardware/OS platform and version.");
    public static final PyType TypeError = simple("TypeError", Exception, "Inappropriate argument type.");
    public static final PyType ValueError = simple("ValueError", Exception, "Inappropriate argument value (of correct type).");
    public static final PyType UnicodeError = simple("UnicodeError", ValueError, "Unicode related error.");
    public static final PyType UnicodeDecodeError = PyUnicodeDecodeError.TYPE;
    public static final PyType UnicodeEncodeError = PyUnicodeEncodeError.TYPE;
    public static final PyType UnicodeTranslateError = PyUnicodeTranslateError.TYPE;
    public static final PyType Warning = simple("Warning", Exception, "Base class for warning categories.");
    public static final PyType BytesWarning = simple("BytesWarning", Warning, "Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion from str or comparing to str.");
    public static final PyType DeprecationWarning = simple("DeprecationWarning", Warning, "Base class for warnings about deprecated features.");
    public static final PyType EncodingWarning = simple("EncodingWarning", Warning, "Base class for warnings about encodings.");
    public static final PyType FutureWarning = simple("FutureWarning", Warning, "Base class for warnings about constructs that will change semantically\nin the future.");
    public static final PyType ImportWarning = simple("ImportWarning", Warning, "Base class for warnings about probable mistakes in module imports");
    public static final PyType PendingDeprecationWarning = simple("PendingDeprecationWarning", Warning, "Base class for warnings about features which will be deprecated\nin the future.");
    public static final PyType ResourceWarning = simple("ResourceWarning", Warning, "Base class for warnings about resource usage.");
    public static final PyType RuntimeWarning = simple("RuntimeWarning", Warning, "Base class for warnings about dubious runtime behavior.");
    public static final PyType SyntaxWarning = simple("SyntaxWarning", Warning, "Base class for warnings about dubious syntax.");
    public static final PyType UnicodeWarning = simple("UnicodeWarning", Warning, "Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems.");
    public static final PyType UserWarning = simple("UserWarning", Warning, "Base class for warnings generated by user code.");
    public static final PyType ExceptionGroup = group();

    private Exc() {}

    private static PyType of(String name, PyType base, Supplier<Slots> slots, String doc) {
        return PyType.builtin(new SimpleExposure(name, base, slots, doc, false));
    }

    private static PyType simple(String name, PyType base, String doc) {
        return PyType.builtin(new SimpleExposure(name, base, PlainSlots::new, doc, true));
    }

    private static PyType os(String name, PyType base, String doc) {
        return of(name, base, OSSlots::new, doc);
    }

    private static PyType syntax(String name, PyType base, String doc) {
        return of(name, base, SyntaxSlots::new, doc);
    }

    private static PyType group() {
        PyType t = of("ExceptionGroup", BaseExceptionGroup, GroupSlots::new, "A combination of multiple unrelated exceptions.");
        t.setBases(BaseExceptionGroup, new PyType[] {BaseExceptionGroup, Exception});
        return t;
    }

    // A type's own slots are those of the last define(): these classes have none of their own.
    private static final class PlainSlots extends PyBaseExceptionSlots {
        PlainSlots() {
            define();
        }
    }

    private static final class OSSlots extends PyOSErrorSlots {
        OSSlots() {
            define();
        }
    }

    private static final class SyntaxSlots extends PySyntaxErrorSlots {
        SyntaxSlots() {
            define();
        }
    }

    private static final class GroupSlots extends PyBaseExceptionGroupSlots {
        GroupSlots() {
            define();
        }
    }

    private static final class ImportSlots extends PyImportErrorSlots {
        ImportSlots() {
            define();
        }
    }

    private static final class NameSlots extends PyNameErrorSlots {
        NameSlots() {
            define();
        }
    }

    private static final class KeySlots extends PyBaseExceptionSlots {
        KeySlots() {
            define(Slot.TP_STR);
        }

        // One argument is shown as its repr: KeyError('') would otherwise print nothing.
        @Override
        public PyObject tp_str(ThreadState ts, PyObject self) {
            PyTuple args = ((PyBaseException) self).args(ts);
            try {
                return args.size() == 1 ? Objects.repr(ts, args.get(0)) : super.tp_str(ts, self);
            } finally {
                Refs.decref(ts, args);
            }
        }
    }

    /** All of them, for the builtins module. {@code EnvironmentError} and {@code IOError} are other names of OSError. */
    public static List<PyType> all() {
        return List.of(new PyType[] {
            BaseException, BaseExceptionGroup, ExceptionGroup, Exception, GeneratorExit, KeyboardInterrupt, SystemExit, StopAsyncIteration,
            StopIteration, ArithmeticError, FloatingPointError, OverflowError, ZeroDivisionError, AssertionError, AttributeError, BufferError,
            EOFError, ImportError, ModuleNotFoundError, LookupError, IndexError, KeyError, MemoryError, NameError, UnboundLocalError, OSError,
            BlockingIOError, ConnectionError, ChildProcessError, BrokenPipeError, ConnectionAbortedError, ConnectionRefusedError,
            ConnectionResetError, FileExistsError, FileNotFoundError, IsADirectoryError, NotADirectoryError, InterruptedError, PermissionError,
            ProcessLookupError, TimeoutError, ReferenceError, RuntimeError, NotImplementedError, RecursionError, PythonFinalizationError,
            SyntaxError, IndentationError, TabError, _IncompleteInputError, SystemError, TypeError, ValueError, UnicodeError, UnicodeDecodeError,
            UnicodeEncodeError, UnicodeTranslateError, Warning, BytesWarning, DeprecationWarning, EncodingWarning, FutureWarning, ImportWarning,
            PendingDeprecationWarning, ResourceWarning, RuntimeWarning, SyntaxWarning, UnicodeWarning, UserWarning
        });
    }
}
