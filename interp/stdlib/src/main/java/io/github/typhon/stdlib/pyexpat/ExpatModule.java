// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.pyexpat;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyModule;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.xml.XmlError;

/** {@code pyexpat}, with its modules {@code errors} and {@code model}. <p>Threads: stateless. */
@io.github.typhon.objects.expose.PyModule(name = "pyexpat", doc = "Python wrapper for Expat parser.")
public final class ExpatModule {
    private static final String[] FEATURES = {"sizeof(XML_Char)", "sizeof(XML_LChar)", "XML_DTD", "XML_CONTEXT_BYTES", "XML_NS", "XML_BLAP_MAX_AMP",
        "XML_BLAP_ACT_THRES", "XML_GE", "XML_AT_MAX_AMP", "XML_AT_ACT_THRES"};
    private static final long[] FEATURE_VALUES = {1, 1, 0, 1024, 0, 100, 8388608, 0, 100, 67108864};
    private static final String[] MODEL = {"XML_CTYPE_EMPTY", "XML_CTYPE_ANY", "XML_CTYPE_MIXED", "XML_CTYPE_NAME", "XML_CTYPE_CHOICE", "XML_CTYPE_SEQ"};
    private static final String[] QUANTIFIERS = {"XML_CQUANT_NONE", "XML_CQUANT_OPT", "XML_CQUANT_REP", "XML_CQUANT_PLUS"};

    private ExpatModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        PyObject error = ExpatErrors.ERROR.of(ts);
        m.add("error", Refs.newRef(ts, error));
        m.add("ExpatError", Refs.newRef(ts, error));
        m.add("XMLParserType", Refs.newRef(ts, PyXmlParser.TYPE));
        m.add("EXPAT_VERSION", "expat_2.7.3");
        m.add("version_info", PyTuple.of(ts, PyLong.of(2), PyLong.of(7), PyLong.of(3)));
        m.add("native_encoding", "UTF-8");
        m.add("XML_PARAM_ENTITY_PARSING_NEVER", 0);
        m.add("XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE", 1);
        m.add("XML_PARAM_ENTITY_PARSING_ALWAYS", 2);
        PyObject[] features = new PyObject[FEATURES.length];
        for (int i = 0; i < features.length; i++) {
            features[i] = PyTuple.of(ts, PyUnicode.of(FEATURES[i]), PyLong.of(FEATURE_VALUES[i]));
        }
        m.add("features", PyList.of(ts, features));
        m.add("errors", errors(ts));
        m.add("model", model(ts));
    }

    private static PyModule submodule(ThreadState ts, String name, String doc) {
        PyModule m = PyModule.create(ts, name, PyUnicode.of(doc));
        ((PyThreadState) ts).interpreter.modules.put(ts, PyUnicode.intern(name), m);
        return m;
    }

    private static PyObject errors(ThreadState ts) {
        PyModule m = submodule(ts, "pyexpat.errors", "Constants used to describe error conditions.");
        PyDict codes = new PyDict(ts);
        PyDict messages = new PyDict(ts);
        for (XmlError e : XmlError.values()) {
            PyUnicode message = PyUnicode.of(e.message());
            PyObject code = PyLong.of(e.code());
            Objects.setAttr(ts, m, "XML_ERROR_" + e.name(), message);
            codes.put(ts, message, code);
            messages.put(ts, code, message);
        }
        Objects.setAttr(ts, m, "codes", codes);
        Objects.setAttr(ts, m, "messages", messages);
        Refs.decref(ts, codes);
        Refs.decref(ts, messages);
        return m;
    }

    private static PyObject model(ThreadState ts) {
        PyModule m = submodule(ts, "pyexpat.model", "Constants used to interpret content model information.");
        for (int i = 0; i < MODEL.length; i++) {
            Objects.setAttr(ts, m, MODEL[i], PyLong.of(i + 1));
        }
        for (int i = 0; i < QUANTIFIERS.length; i++) {
            Objects.setAttr(ts, m, QUANTIFIERS[i], PyLong.of(i));
        }
        return m;
    }

    static PyUnicode noNull(PyUnicode u) {
        for (int i = 0; i < u.length(); i++) {
            if (u.codePointAt(i) == 0) {
                throw Raise.valueError("embedded null character");
            }
        }
        return u;
    }

    private static PyUnicode text(PyObject o, String argument) {
        if (o == null || o == PyNone.NONE) {
            return null;
        }
        Args.toStringOrNone(o, "ParserCreate", "argument '" + argument + "'");
        return noNull(PyUnicode.unwrap(o));
    }

    @PyFunction(value = "($module, /, encoding=None, namespace_separator=None,\n             intern=<unrepresentable>)", doc = "Return a new XML parser object.")
    static PyObject ParserCreate(ThreadState ts, PyObject encoding, PyObject namespaceSeparator, PyObject intern) {
        PyUnicode e = text(encoding, "encoding");
        PyUnicode s = text(namespaceSeparator, "namespace_separator");
        if (s != null && (s.length() > 1 || !s.isAscii())) {
            throw Raise.valueError("namespace_separator must be at most one character, omitted, or None");
        }
        PyDict names;
        if (intern == null) {
            names = new PyDict(ts);
        } else if (intern == PyNone.NONE) {
            names = null;
        } else if (intern instanceof PyDict d) {
            names = Refs.newRef(ts, d);
        } else {
            throw Raise.typeError("intern must be a dictionary");
        }
        return new PyXmlParser(ts, e, s == null ? -1 : s.isEmpty() ? 0 : s.codePointAt(0), names);
    }

    @PyFunction(value = "($module, code, /)", doc = "Returns string error for given number.")
    static PyObject ErrorString(long code) {
        XmlError e = XmlError.of(code);
        return e == null ? PyNone.NONE : PyUnicode.of(e.message());
    }
}
