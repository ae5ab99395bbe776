// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._ast;

import io.github.typhon.interp.syntax.ast.BoolOp;
import io.github.typhon.interp.syntax.ast.CmpOp;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.ExprContext;
import io.github.typhon.interp.syntax.ast.Mod;
import io.github.typhon.interp.syntax.ast.Node;
import io.github.typhon.interp.syntax.ast.Operator;
import io.github.typhon.interp.syntax.ast.Pattern;
import io.github.typhon.interp.syntax.ast.Stmt;
import io.github.typhon.interp.syntax.ast.TypeParam;
import io.github.typhon.interp.syntax.ast.UnaryOp;
import io.github.typhon.objects.text.PyUnicode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One class of module {@code _ast}: a sum, one of its constructors, or a product. Threads: immutable once {@link Grammar} is read. */
final class NodeType {
    static final int NO_PLACE = 0;
    static final int PLACED = 1;
    static final int END_OPTIONAL = 2;

    static final PyUnicode LINENO = PyUnicode.intern("lineno");
    static final PyUnicode COL_OFFSET = PyUnicode.intern("col_offset");
    static final PyUnicode END_LINENO = PyUnicode.intern("end_lineno");
    static final PyUnicode END_COL_OFFSET = PyUnicode.intern("end_col_offset");
    static final PyUnicode[] PLACE = {LINENO, COL_OFFSET, END_LINENO, END_COL_OFFSET};

    private static final Map<String, Class<?>> SUMS = Map.of("mod", Mod.class, "stmt", Stmt.class, "expr", Expr.class, "pattern", Pattern.class,
            "type_param", TypeParam.class);
    private static final Map<String, Enum<?>[]> ENUMS = Map.of("expr_context", ExprContext.values(), "boolop", BoolOp.values(), "operator",
            Operator.values(), "unaryop", UnaryOp.values(), "cmpop", CmpOp.values());

    /** A field; {@code many} is a list, whose elements may be None if it is {@code optional} too. */
    record Field(String name, String type, boolean many, boolean optional, PyUnicode key) {
        Field(String name, String type, boolean many, boolean optional) {
            this(name, type, many, optional, PyUnicode.intern(name));
        }
    }

    final int index;
    final String name;
    final NodeType sum;
    final boolean isSum;
    final int place;
    final List<Field> fields;
    final String doc;
    final List<NodeType> constructors = new ArrayList<>();
    private volatile RecordShape shape;

    NodeType(int index, String name, NodeType sum, boolean isSum, int place, List<Field> fields, String doc) {
        this.index = index;
        this.name = name;
        this.sum = sum;
        this.isSum = isSum;
        this.place = place;
        this.fields = fields;
        this.doc = doc;
    }

    /** The name in messages about missing attributes: the sum's. */
    String family() {
        return sum == null ? name : sum.name;
    }

    /** True for operators and contexts, whose constructors are Java enum constants. */
    boolean isEnum() {
        return ENUMS.containsKey(family());
    }

    /** The constant behind an operator or context class. */
    Enum<?> constant() {
        return ENUMS.get(sum.name)[sum.constructors.indexOf(this)];
    }

    /** How the record of this type is taken apart and made. Any of several equal results may win. */
    RecordShape shape() {
        RecordShape s = shape;
        if (s == null) {
            s = RecordShape.of(recordClass());
            shape = s;
        }
        return s;
    }

    private Class<?> recordClass() {
        Class<?> family = SUMS.get(family());
        if (family == null) {
            String simple = name.equals("match_case") ? "MatchCase" : name.equals("withitem") ? "WithItem"
                    : Character.toUpperCase(name.charAt(0)) + name.substring(1);
            for (Class<?> c : permitted(Node.class, new ArrayList<>())) {
                if (c.getSimpleName().equals(simple)) {
                    return c;
                }
            }
            throw new IllegalStateException("no record for " + name);
        }
        String simple = name.equals("Expr") ? "ExprStmt" : name;
        for (Class<?> c : family.getPermittedSubclasses()) {
            if (c.getSimpleName().equals(simple)) {
                return c;
            }
        }
        throw new IllegalStateException("no record for " + name);
    }

    private static List<Class<?>> permitted(Class<?> c, List<Class<?>> out) {
        for (Class<?> k : c.getPermittedSubclasses()) {
            if (k.isRecord() && k.getEnclosingClass() == null) {
                out.add(k);
            } else if (k.isInterface()) {
                permitted(k, out);
            }
        }
        return out;
    }

    /** The type of a record or operator of the parser's tree. */
    static NodeType of(Object node) {
        return BY_CLASS.get(node.getClass());
    }

    private static final ClassValue<NodeType> BY_CLASS = new ClassValue<>() {
        @Override
        protected NodeType computeValue(Class<?> c) {
            for (NodeType t : Grammar.TYPES) {
                if (!t.isSum && !t.isEnum() && t.recordClass() == c) {
                    return t;
                }
            }
            throw new IllegalArgumentException("not a node: " + c);
        }
    };

    /** The type of an operator or context. */
    static NodeType ofEnum(Enum<?> e) {
        String family = e instanceof ExprContext ? "expr_context" : e instanceof BoolOp ? "boolop" : e instanceof Operator ? "operator"
                : e instanceof UnaryOp ? "unaryop" : "cmpop";
        return Grammar.type(family).constructors.get(e.ordinal());
    }
}
