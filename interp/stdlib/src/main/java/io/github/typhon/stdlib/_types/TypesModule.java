// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._types;

import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.frame.PyCell;
import io.github.typhon.interp.runtime.frame.PyFrame;
import io.github.typhon.interp.runtime.function.PyAsyncGen;
import io.github.typhon.interp.runtime.function.PyCoroutine;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.interp.runtime.function.PyGenerator;
import io.github.typhon.interp.runtime.function.PyMethod;
import io.github.typhon.interp.runtime.function.PyTraceback;
import io.github.typhon.interp.runtime.sys.SimpleNamespace;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.descr.PyGetSetDescriptor;
import io.github.typhon.objects.descr.PyMethodWrapper;
import io.github.typhon.objects.descr.PyMemberDescriptor;
import io.github.typhon.objects.descr.PyWrapperDescriptor;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyBuiltinFunction;
import io.github.typhon.objects.expose.PyClassMethodDescriptor;
import io.github.typhon.objects.expose.PyMethodDescriptor;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.singleton.PyEllipsis;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.types.PyGenericAlias;
import io.github.typhon.objects.types.PyUnion;
import io.github.typhon.objects.types.TypeDictProxy;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _types}: the names of types that have none elsewhere. */
@PyModule(name = "_types", doc = "Define names for built-in types.")
public final class TypesModule {
    private TypesModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        add(ts, m, "AsyncGeneratorType", PyAsyncGen.TYPE);
        add(ts, m, "BuiltinFunctionType", PyBuiltinFunction.TYPE);
        add(ts, m, "BuiltinMethodType", PyBuiltinFunction.TYPE);
        add(ts, m, "CapsuleType", PyCapsule.TYPE);
        add(ts, m, "CellType", PyCell.TYPE);
        add(ts, m, "ClassMethodDescriptorType", PyClassMethodDescriptor.TYPE);
        add(ts, m, "CodeType", PyCode.TYPE);
        add(ts, m, "CoroutineType", PyCoroutine.TYPE);
        add(ts, m, "EllipsisType", PyEllipsis.TYPE);
        add(ts, m, "FrameType", PyFrame.TYPE);
        add(ts, m, "FunctionType", PyFunction.TYPE);
        add(ts, m, "GeneratorType", PyGenerator.TYPE);
        add(ts, m, "GenericAlias", PyGenericAlias.TYPE);
        add(ts, m, "GetSetDescriptorType", PyGetSetDescriptor.TYPE);
        add(ts, m, "LambdaType", PyFunction.TYPE);
        add(ts, m, "MappingProxyType", TypeDictProxy.TYPE);
        add(ts, m, "MemberDescriptorType", PyMemberDescriptor.TYPE);
        add(ts, m, "MethodDescriptorType", PyMethodDescriptor.TYPE);
        add(ts, m, "MethodType", PyMethod.TYPE);
        add(ts, m, "MethodWrapperType", PyMethodWrapper.TYPE);
        add(ts, m, "ModuleType", io.github.typhon.interp.runtime.function.PyModule.TYPE);
        add(ts, m, "NoneType", PyNone.TYPE);
        add(ts, m, "NotImplementedType", PyNotImplemented.TYPE);
        add(ts, m, "SimpleNamespace", SimpleNamespace.TYPE);
        add(ts, m, "TracebackType", PyTraceback.TYPE);
        add(ts, m, "UnionType", PyUnion.TYPE);
        add(ts, m, "WrapperDescriptorType", PyWrapperDescriptor.TYPE);
    }

    private static void add(ThreadState ts, ModuleBuilder m, String name, PyType type) {
        m.add(name, Refs.newRef(ts, (PyObject) type));
    }
}
