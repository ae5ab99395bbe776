// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.builtins;

import io.github.typhon.collections.buffer.PyByteArray;
import io.github.typhon.collections.buffer.PyMemoryView;
import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.iter.PyCallableIterator;
import io.github.typhon.collections.iter.PyEnumerate;
import io.github.typhon.collections.iter.PyFilter;
import io.github.typhon.collections.iter.PyMap;
import io.github.typhon.collections.iter.PyReversed;
import io.github.typhon.collections.iter.PyZip;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.collections.set.PyFrozenSet;
import io.github.typhon.collections.set.PySet;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyBaseObject;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.descr.PyClassMethod;
import io.github.typhon.objects.descr.PyProperty;
import io.github.typhon.objects.descr.PyStaticMethod;
import io.github.typhon.objects.descr.PySuper;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyComplex;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.slice.PyRange;
import io.github.typhon.objects.slice.PySlice;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** The types that the builtins module names. */
final class BuiltinTypes {
    private static final PyType[] TYPES = {
        PyBaseObject.TYPE, PyType.TYPE, PyBool.TYPE, PyLong.TYPE, PyFloat.TYPE, PyComplex.TYPE, PyUnicode.TYPE, PyBytes.TYPE, PyTuple.TYPE, PyList.TYPE,
        PyDict.TYPE, PySet.TYPE, PyFrozenSet.TYPE, PySlice.TYPE, PyRange.TYPE, PyProperty.TYPE, PyClassMethod.TYPE, PyStaticMethod.TYPE, PySuper.TYPE,
        PyByteArray.TYPE, PyMemoryView.TYPE, PyEnumerate.TYPE, PyFilter.TYPE, PyMap.TYPE, PyReversed.TYPE, PyZip.TYPE,
        Exc.BaseException, Exc.BaseExceptionGroup, Exc.GeneratorExit, Exc.KeyboardInterrupt, Exc.SystemExit, Exc.Exception,
        Exc.ExceptionGroup, Exc.ArithmeticError, Exc.AssertionError, Exc.AttributeError, Exc.BufferError, Exc.EOFError, Exc.ImportError,
        Exc.LookupError, Exc.MemoryError, Exc.NameError, Exc.OSError, Exc.ReferenceError, Exc.RuntimeError, Exc.StopAsyncIteration,
        Exc.StopIteration, Exc.SyntaxError, Exc.SystemError, Exc.TypeError, Exc.ValueError, Exc.Warning, Exc.FloatingPointError,
        Exc.OverflowError, Exc.ZeroDivisionError, Exc.ModuleNotFoundError, Exc.IndexError, Exc.KeyError, Exc.UnboundLocalError,
        Exc.NotImplementedError, Exc.RecursionError, Exc.PythonFinalizationError, Exc.IndentationError, Exc.TabError, Exc.UnicodeError,
        Exc.UnicodeDecodeError, Exc.UnicodeEncodeError, Exc.UnicodeTranslateError, Exc.BlockingIOError, Exc.ChildProcessError,
        Exc.ConnectionError, Exc.FileExistsError, Exc.FileNotFoundError, Exc.InterruptedError, Exc.IsADirectoryError,
        Exc.NotADirectoryError, Exc.PermissionError, Exc.ProcessLookupError, Exc.TimeoutError, Exc.BrokenPipeError,
        Exc.ConnectionAbortedError, Exc.ConnectionRefusedError, Exc.ConnectionResetError, Exc.BytesWarning, Exc.DeprecationWarning,
        Exc.EncodingWarning, Exc.FutureWarning, Exc.ImportWarning, Exc.PendingDeprecationWarning, Exc.ResourceWarning, Exc.RuntimeWarning,
        Exc.SyntaxWarning, Exc.UnicodeWarning, Exc.UserWarning, Exc._IncompleteInputError,
    };

    private BuiltinTypes() {}

    static void add(ModuleBuilder m) {
        for (PyType t : TYPES) {
            m.addType(t);
        }
        m.add("EnvironmentError", Exc.OSError);
        m.add("IOError", Exc.OSError);
    }

    static @Owned PyObject callableIterator(ThreadState ts, PyObject callable, PyObject sentinel) {
        return new PyCallableIterator(ts, callable, sentinel);
    }
}
