// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.error;

import io.github.typhon.objects.core.PyBaseObject;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.Exposure;
import java.util.function.Supplier;

/** The built-in exception types. */
public final class Exc {
    public static final PyType BaseException = simple("BaseException", () -> PyBaseObject.TYPE);
    public static final PyType BaseExceptionGroup = simple("BaseExceptionGroup", () -> Exc.BaseException);
    public static final PyType GeneratorExit = simple("GeneratorExit", () -> Exc.BaseException);
    public static final PyType KeyboardInterrupt = simple("KeyboardInterrupt", () -> Exc.BaseException);
    public static final PyType SystemExit = simple("SystemExit", () -> Exc.BaseException);
    public static final PyType Exception = simple("Exception", () -> Exc.BaseException);
    public static final PyType ArithmeticError = simple("ArithmeticError", () -> Exc.Exception);
    public static final PyType AssertionError = simple("AssertionError", () -> Exc.Exception);
    public static final PyType AttributeError = simple("AttributeError", () -> Exc.Exception);
    public static final PyType BufferError = simple("BufferError", () -> Exc.Exception);
    public static final PyType EOFError = simple("EOFError", () -> Exc.Exception);
    public static final PyType ImportError = simple("ImportError", () -> Exc.Exception);
    public static final PyType LookupError = simple("LookupError", () -> Exc.Exception);
    public static final PyType MemoryError = simple("MemoryError", () -> Exc.Exception);
    public static final PyType NameError = simple("NameError", () -> Exc.Exception);
    public static final PyType OSError = simple("OSError", () -> Exc.Exception);
    public static final PyType ReferenceError = simple("ReferenceError", () -> Exc.Exception);
    public static final PyType RuntimeError = simple("RuntimeError", () -> Exc.Exception);
    public static final PyType StopAsyncIteration = simple("StopAsyncIteration", () -> Exc.Exception);
    public static final PyType StopIteration = simple("StopIteration", () -> Exc.Exception);
    public static final PyType SyntaxError = simple("SyntaxError", () -> Exc.Exception);
    public static final PyType SystemError = simple("SystemError", () -> Exc.Exception);
    public static final PyType TypeError = simple("TypeError", () -> Exc.Exception);
    public static final PyType ValueError = simple("ValueError", () -> Exc.Exception);
    public static final PyType Warning = simple("Warning", () -> Exc.Exception);
    public static final PyType FloatingPointError = simple("FloatingPointError", () -> Exc.ArithmeticError);
    public static final PyType OverflowError = simple("OverflowError", () -> Exc.ArithmeticError);
    public static final PyType ZeroDivisionError = simple("ZeroDivisionError", () -> Exc.ArithmeticError);
    public static final PyType ModuleNotFoundError = simple("ModuleNotFoundError", () -> Exc.ImportError);
    public static final PyType IndexError = simple("IndexError", () -> Exc.LookupError);
    public static final PyType KeyError = simple("KeyError", () -> Exc.LookupError);
    public static final PyType UnboundLocalError = simple("UnboundLocalError", () -> Exc.NameError);
    public static final PyType NotImplementedError = simple("NotImplementedError", () -> Exc.RuntimeError);
    public static final PyType RecursionError = simple("RecursionError", () -> Exc.RuntimeError);
    public static final PyType PythonFinalizationError = simple("PythonFinalizationError", () -> Exc.RuntimeError);
    public static final PyType IndentationError = simple("IndentationError", () -> Exc.SyntaxError);
    public static final PyType TabError = simple("TabError", () -> Exc.IndentationError);
    public static final PyType UnicodeError = simple("UnicodeError", () -> Exc.ValueError);
    public static final PyType UnicodeDecodeError = simple("UnicodeDecodeError", () -> Exc.UnicodeError);
    public static final PyType UnicodeEncodeError = simple("UnicodeEncodeError", () -> Exc.UnicodeError);
    public static final PyType UnicodeTranslateError = simple("UnicodeTranslateError", () -> Exc.UnicodeError);
    public static final PyType BlockingIOError = simple("BlockingIOError", () -> Exc.OSError);
    public static final PyType ChildProcessError = simple("ChildProcessError", () -> Exc.OSError);
    public static final PyType ConnectionError = simple("ConnectionError", () -> Exc.OSError);
    public static final PyType FileExistsError = simple("FileExistsError", () -> Exc.OSError);
    public static final PyType FileNotFoundError = simple("FileNotFoundError", () -> Exc.OSError);
    public static final PyType InterruptedError = simple("InterruptedError", () -> Exc.OSError);
    public static final PyType IsADirectoryError = simple("IsADirectoryError", () -> Exc.OSError);
    public static final PyType NotADirectoryError = simple("NotADirectoryError", () -> Exc.OSError);
    public static final PyType PermissionError = simple("PermissionError", () -> Exc.OSError);
    public static final PyType ProcessLookupError = simple("ProcessLookupError", () -> Exc.OSError);
    public static final PyType TimeoutError = simple("TimeoutError", () -> Exc.OSError);
    public static final PyType BrokenPipeError = simple("BrokenPipeError", () -> Exc.ConnectionError);
    public static final PyType ConnectionAbortedError = simple("ConnectionAbortedError", () -> Exc.ConnectionError);
    public static final PyType ConnectionRefusedError = simple("ConnectionRefusedError", () -> Exc.ConnectionError);
    public static final PyType ConnectionResetError = simple("ConnectionResetError", () -> Exc.ConnectionError);
    public static final PyType BytesWarning = simple("BytesWarning", () -> Exc.Warning);
    public static final PyType DeprecationWarning = simple("DeprecationWarning", () -> Exc.Warning);
    public static final PyType EncodingWarning = simple("EncodingWarning", () -> Exc.Warning);
    public static final PyType FutureWarning = simple("FutureWarning", () -> Exc.Warning);
    public static final PyType ImportWarning = simple("ImportWarning", () -> Exc.Warning);
    public static final PyType PendingDeprecationWarning = simple("PendingDeprecationWarning", () -> Exc.Warning);
    public static final PyType ResourceWarning = simple("ResourceWarning", () -> Exc.Warning);
    public static final PyType RuntimeWarning = simple("RuntimeWarning", () -> Exc.Warning);
    public static final PyType SyntaxWarning = simple("SyntaxWarning", () -> Exc.Warning);
    public static final PyType UnicodeWarning = simple("UnicodeWarning", () -> Exc.Warning);
    public static final PyType UserWarning = simple("UserWarning", () -> Exc.Warning);

    private Exc() {}

    private static PyType simple(String name, Supplier<PyType> base) {
        return PyType.builtin(new Exposure() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public PyType base() {
                return base.get();
            }

            @Override
            public int flags() {
                return PyType.BASETYPE;
            }
        });
    }
}
