// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.builtins;

import io.github.typhon.interp.compile.Compiler;
import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.symtable.Futures;
import io.github.typhon.interp.compile.symtable.SymbolTable;
import io.github.typhon.interp.runtime.code.CodeLinker;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.interp.runtime.sys.SysState;
import io.github.typhon.interp.syntax.Parse;
import io.github.typhon.interp.syntax.ParseMode;
import io.github.typhon.interp.syntax.ParseOptions;
import io.github.typhon.interp.syntax.PySyntaxError;
import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.SyntaxWarning;
import io.github.typhon.interp.syntax.ast.Mod;
import io.github.typhon.interp.syntax.token.SourceDecoder;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.IntStrLimit;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.codec.Utf8;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** From source text to a code object: parser, compiler, linker; their errors and warnings become Python's. */
public final class SourceCompiler {
    private static final PyUnicode METADATA = PyUnicode.intern("_metadata");
    private static final PyUnicode[] PLACE = {PyUnicode.intern("filename"), PyUnicode.intern("lineno"), PyUnicode.intern("offset"),
        PyUnicode.intern("text"), PyUnicode.intern("end_lineno"), PyUnicode.intern("end_offset")};
    private static final int FUTURES = 0x1fe0000;
    private static final int ONLY_AST = 0x400;
    private static final int OPTIMIZED_AST = 0x8400;

    private SourceCompiler() {}

    /** @param mode exec, eval, single or func_type; @param flags PyCF_* and CO_FUTURE_*; @param optimize -1 for the interpreter's level */
    public static @Owned PyObject compile(PyThreadState ts, PyObject source, String filename, String mode, int flags, int optimize) {
        return compile(ts, source, filename, mode, flags, optimize, -1);
    }

    /** @param featureVersion with PyCF_ONLY_AST, the minor version whose syntax is wanted, or -1 */
    static @Owned PyObject compile(PyThreadState ts, PyObject source, String filename, String mode, int flags, int optimize, int featureVersion) {
        int level = optimize >= 0 ? optimize : ts.interp.state(SysState.KEY).config.optimize;
        AstBridge bridge = AstBridge.of(ts);
        if (bridge != null && bridge.isAst(ts, source)) {
            if ((flags & ONLY_AST) != 0) {
                if ((flags & OPTIMIZED_AST) == OPTIMIZED_AST) {
                    Mod tree = bridge.toTree(ts, source, mode);
                    checkFutures(ts, tree, filename);
                    return bridge.toPython(ts, bridge.optimized(tree, level));
                }
                bridge.checkMode(ts, source, mode);
                return Refs.newRef(ts, source);
            }
            Mod tree = bridge.toTree(ts, source, mode);
            return link(ts, compileTree(ts, tree, filename, flags, level));
        }
        Source src = read(ts, source, filename, flags);
        boolean onlyAst = (flags & ONLY_AST) != 0;
        Mod tree = parse(ts, src, mode, flags, onlyAst && featureVersion >= 0 ? featureVersion : ParseOptions.NEWEST);
        if (onlyAst) {
            if (bridge == null) {
                throw Raise.notImplemented("compile() to an AST needs the _ast module");
            }
            checkFutures(ts, tree, filename);
            return bridge.toPython(ts, (flags & OPTIMIZED_AST) == OPTIMIZED_AST ? bridge.optimized(tree, level) : tree);
        }
        return link(ts, compileTree(ts, tree, filename, flags, level));
    }

    /** A tree is not made of a text that asks for features that do not exist. */
    private static void checkFutures(PyThreadState ts, Mod tree, String filename) {
        try {
            Futures.scan(tree, filename, 0);
        } catch (PySyntaxError e) {
            throw syntaxError(ts, e);
        }
    }

    /** The symbol table of a source text; the file name is a str or bytes. */
    public static SymbolTable symbols(PyThreadState ts, PyObject source, PyObject filename, String mode) {
        String file = SourceFunctions.fileName(ts, filename);
        Mod tree = parse(ts, read(ts, source, file, 0), mode, 0, ParseOptions.NEWEST);
        try {
            return Compiler.symbols(tree, file, new Compiler.Options(0, 0, 0));
        } catch (PySyntaxError e) {
            throw syntaxError(ts, e);
        }
    }

    private static Source read(PyThreadState ts, PyObject source, String filename, int flags) {
        PyUnicode u = PyUnicode.unwrapOrNull(source);
        if (u != null) {
            String text = u.toString();
            if (text.chars().anyMatch(c -> Character.isSurrogate((char) c))) {
                // Source is UTF-8: raises where it cannot be.
                Utf8.encode(ts, u, "strict");
            }
            if (text.indexOf('\0') >= 0) {
                throw PyException.of(Exc.SyntaxError, "source code string cannot contain null bytes");
            }
            return Source.of(filename, text);
        }
        PyBytes b = PyBytes.unwrapOrNull(source);
        byte[] data = b != null ? b.toByteArray() : io.github.typhon.objects.protocol.Buffers.check(source) ? io.github.typhon.objects.protocol.Buffers.bytes(ts, source) : null;
        if (data == null) {
            throw Raise.typeError("compile() arg 1 must be a string, bytes or AST object");
        }
        for (byte x : data) {
            if (x == 0) {
                throw PyException.of(Exc.SyntaxError, "source code string cannot contain null bytes");
            }
        }
        return decode(ts, data, filename);
    }

    /** Source bytes by their declared encoding; codecs Java does not know are Python's. */
    private static Source decode(PyThreadState ts, byte[] data, String filename) {
        try {
            return Source.decode(filename, data, (file, bytes, start, encoding) -> decodeByCodec(ts, file, bytes, start, encoding));
        } catch (PySyntaxError e) {
            if (e.lineno() == 0) throw syntaxError(ts, e);
            // The arguments come from where the name is not known yet; only the attribute has it.
            PyException x = syntaxError(ts, new PySyntaxError(e.typeName(), e.getMessage(), null, e.lineno(), e.offset(), e.text(), e.endLineno(), e.endOffset()));
            Objects.setAttr(ts, x.value(ts), PyUnicode.intern("filename"), PyUnicode.of(filename));
            throw x;
        }
    }

    static String decodeByCodec(PyThreadState ts, String filename, byte[] bytes, int start, String encoding) {
        PyObject b = PyBytes.of(bytes, start, bytes.length);
        PyObject text = null;
        try {
            text = Calls.callMethod(ts, b, "decode", PyUnicode.of(encoding));
            return PyUnicode.unwrap(text).toString();
        } catch (PyException e) {
            if (!e.matches(Exc.LookupError) && !e.matches(Exc.UnicodeDecodeError)) {
                throw e;
            }
            String message = Objects.strText(ts, e.value(ts));
            e.discard(ts);
            throw new PySyntaxError(PySyntaxError.SYNTAX_ERROR, message, filename, 0, -1, null, -1, -1);
        } finally {
            Refs.xdecref(ts, text);
        }
    }

    /** A program read from a file, whose faults as a text are worded differently from those of a string. */
    public static @Owned PyObject compileFile(PyThreadState ts, byte[] data, String filename) {
        int nul = 0;
        while (nul < data.length && data[nul] != 0) {
            nul++;
        }
        Source src = decodeFile(ts, nul == data.length ? data : Arrays.copyOf(data, nul), filename);
        if (nul < data.length) {
            throw syntaxError(ts, FileText.nullByte(data, nul, filename));
        }
        return link(ts, compileTree(ts, parse(ts, src, "exec", 0, ParseOptions.NEWEST), filename, 0, ts.interp.state(SysState.KEY).config.optimize));
    }

    private static Source decodeFile(PyThreadState ts, byte[] data, String filename) {
        String[] codec = new String[1];
        try {
            return Source.decode(filename, data, (file, bytes, start, encoding) -> {
                codec[0] = encoding;
                if (FileText.needsMark(encoding)) throw FileText.undecodable(file, encoding);
                return decodeByCodec(ts, file, bytes, start, encoding);
            });
        } catch (PySyntaxError e) {
            String m = e.getMessage();
            PySyntaxError located = null;
            if (codec[0] != null && e.lineno() == 0) {
                located = FileText.needsMark(codec[0]) ? null : FileText.undecodable(ts, data, codec[0], filename, 0);
            } else if (m.startsWith("Non-UTF-8 code") && (FileText.hasMark(data) || SourceDecoder.declaredEncoding(data, 0) != null)) {
                located = FileText.undecodable(ts, data, "utf-8", filename, e.lineno());
            }
            if (located != null) {
                throw syntaxError(ts, located);
            }
            if (codec[0] != null && e.lineno() == 0) {
                throw PyException.of(Exc.SyntaxError, "encoding problem: " + codec[0]);
            }
            if (m.startsWith("Non-UTF-8 code") && !filename.startsWith("<")) {
                int at = m.indexOf(" on line ");
                throw syntaxError(ts, new PySyntaxError(e.typeName(), m.substring(0, at) + " in file " + filename + m.substring(at), filename, e.lineno(),
                        e.offset(), e.text(), e.endLineno(), e.endOffset()));
            }
            throw syntaxError(ts, e);
        }
    }

    private static Mod parse(PyThreadState ts, Source src, String mode, int flags, int featureVersion) {
        List<SyntaxWarning> warnings = new ArrayList<>(0);
        ParseMode how = switch (mode) {
            case "eval" -> ParseMode.EVAL;
            case "single" -> ParseMode.SINGLE;
            case "func_type" -> ParseMode.FUNC_TYPE;
            default -> ParseMode.EXEC;
        };
        try {
            ParseOptions options = ParseOptions.of(flags, IntStrLimit.get(ts)).withFeatureVersion(featureVersion);
            Mod tree = Parse.parse(src, how, options, warnings::add);
            warn(ts, warnings);
            return tree;
        } catch (PySyntaxError e) {
            // They were found first, and one of them may be an error itself.
            warn(ts, warnings);
            throw syntaxError(ts, e);
        }
    }

    private static CodeUnit compileTree(PyThreadState ts, Mod tree, String filename, int flags, int optimize) {
        List<SyntaxWarning> warnings = new ArrayList<>(0);
        try {
            Compiler.Result r = Compiler.compile(tree, filename, new Compiler.Options(optimize, flags & FUTURES, flags), warnings);
            warn(ts, warnings);
            return r.code();
        } catch (PySyntaxError e) {
            warn(ts, warnings);
            throw syntaxError(ts, e);
        }
    }

    private static PyObject link(PyThreadState ts, CodeUnit unit) {
        return CodeLinker.link(ts, unit);
    }

    private static void warn(PyThreadState ts, List<SyntaxWarning> warnings) {
        for (SyntaxWarning w : warnings) {
            PyObject category = ts.interpreter.builtin(ts, PyUnicode.intern(w.category()));
            try {
                if (category instanceof PyType t) {
                    Warnings.warnExplicit(ts, t, w.message(), w.filename(), w.lineno());
                }
            } catch (PyException e) {
                if (category instanceof PyType t && e.matches(t) && w.asError() != null) {
                    e.discard(ts);
                    throw syntaxError(ts, w.asError());
                }
                throw e;
            } finally {
                Refs.xdecref(ts, category);
            }
        }
    }

    /** The Python exception for a syntax error. */
    public static PyException syntaxError(PyThreadState ts, PySyntaxError e) {
        PyType type = switch (e.typeName()) {
            case PySyntaxError.INDENTATION_ERROR -> Exc.IndentationError;
            case PySyntaxError.TAB_ERROR -> Exc.TabError;
            case PySyntaxError.INCOMPLETE_INPUT -> Exc._IncompleteInputError;
            case "SyntaxError" -> Exc.SyntaxError;
            default -> {
                PyObject t = ts.interpreter.builtin(ts, PyUnicode.intern(e.typeName()));
                yield t instanceof PyType k ? k : Exc.SyntaxError;
            }
        };
        if (!type.isSubtype(Exc.SyntaxError) || !e.positioned()) {
            return PyException.of(type, e.getMessage());
        }
        if (e.lineno() == 0 && e.offset() < 0) {
            // The text could not be decoded: there is no place to show.
            return PyException.ofArgs(type, PyUnicode.of(e.getMessage()),
                    PyTuple.ofImmortals(PyUnicode.of(e.filename()), PyLong.of(0), PyLong.of(e.offset()), PyNone.NONE));
        }
        String line = e.text() != null ? e.text() : SourceLine.of(ts, e.filename(), e.lineno());
        PyObject[] place = {e.filename() == null ? PyNone.NONE : PyUnicode.of(e.filename()), PyLong.of(e.lineno()), PyLong.of(e.offset()),
            line == null ? PyNone.NONE : PyUnicode.of(line), PyLong.of(e.endLineno()), PyLong.of(e.endOffset())};
        if (e.isPlacedLater()) {
            PyException x = PyException.of(type, e.getMessage());
            for (int i = 0; i < place.length; i++) {
                Objects.setAttr(ts, x.value(ts), PLACE[i], place[i]);
            }
            return x;
        }
        PyObject details = PyTuple.ofImmortals(place);
        PyException x = PyException.ofArgs(type, PyUnicode.of(e.getMessage()), details);
        if (e.source() != null) {
            // For the suggestions of module traceback.
            PyObject metadata = PyTuple.ofImmortals(PyLong.of(e.statementLine()), PyLong.of(e.statementColumn()), PyUnicode.of(e.source().text()));
            Objects.setAttr(ts, x.value(ts), METADATA, metadata);
        }
        return x;
    }
}
