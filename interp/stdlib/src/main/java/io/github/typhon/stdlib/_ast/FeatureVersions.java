// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._ast;

import io.github.typhon.interp.syntax.PySyntaxError;
import io.github.typhon.interp.syntax.ast.Arguments;
import io.github.typhon.interp.syntax.ast.Comprehension;
import io.github.typhon.interp.syntax.ast.ExceptHandler;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.Located;
import io.github.typhon.interp.syntax.ast.Mod;
import io.github.typhon.interp.syntax.ast.Node;
import io.github.typhon.interp.syntax.ast.Operator;
import io.github.typhon.interp.syntax.ast.Stmt;
import io.github.typhon.interp.syntax.ast.TypeParam;
import java.util.List;

/** {@code ast.parse(feature_version=(3, n))}: rejects what 3.n did not have yet, as far as the tree shows it. Confined to one check. */
final class FeatureVersions {
    private final int minor;
    private final String filename;
    private Located last;

    private FeatureVersions(int minor, String filename) {
        this.minor = minor;
        this.filename = filename;
    }

    static void check(Mod tree, int minor, String filename) {
        new FeatureVersions(minor, filename).node(tree);
    }

    private void since(int version, String what) {
        if (minor < version) {
            throw new PySyntaxError(PySyntaxError.SYNTAX_ERROR, what + " only supported in Python 3." + version + " and greater", filename,
                    last == null ? 1 : last.lineno(), last == null ? 1 : last.colOffset() + 1, null, last == null ? 1 : last.endLineno(),
                    last == null ? 1 : last.endColOffset() + 1);
        }
    }

    private void node(Node n) {
        if (n instanceof Located l) {
            last = l;
        }
        feature(n);
        RecordShape shape = NodeType.of(n).shape();
        for (int i = 0; i < shape.size(); i++) {
            Object v = shape.get(n, i);
            if (v instanceof Node child) {
                node(child);
            } else if (v instanceof List<?> list) {
                for (Object x : list) {
                    if (x instanceof Node child) {
                        node(child);
                    }
                }
            }
        }
    }

    private void feature(Node node) {
        switch (node) {
            case Stmt.AsyncFunctionDef n -> {
                since(5, "Async functions are");
                typeParams(n.typeParams());
            }
            case Stmt.FunctionDef n -> typeParams(n.typeParams());
            case Stmt.ClassDef n -> typeParams(n.typeParams());
            case Stmt.AsyncFor n -> since(5, "Async for loops are");
            case Stmt.AsyncWith n -> since(5, "Async with statements are");
            case Stmt.AnnAssign n -> since(6, "Variable annotation syntax is");
            case Stmt.Match n -> since(10, "Pattern matching is");
            case Stmt.TryStar n -> since(11, "Exception groups are");
            case Stmt.TypeAlias n -> {
                since(12, "Type statement is");
                typeParams(n.typeParams());
            }
            case Stmt.AugAssign n when n.op() == Operator.MAT_MULT -> since(5, "The '@' operator is");
            case Expr.BinOp n when n.op() == Operator.MAT_MULT -> since(5, "The '@' operator is");
            case Expr.Await n -> since(5, "Await expressions are");
            case Expr.NamedExpr n -> since(8, "Assignment expressions are");
            case Expr.TemplateStr n -> since(14, "t-strings are");
            case Comprehension n when n.isAsync() != 0 -> since(6, "Async comprehensions are");
            case Arguments n when !n.posonlyargs().isEmpty() -> since(8, "Positional-only parameters are");
            case ExceptHandler n when n.type() instanceof Expr.Tuple t && !t.elts().isEmpty() && t.colOffset() == t.elts().getFirst().colOffset()
                    && t.lineno() == t.elts().getFirst().lineno() -> since(14, "except expressions without parentheses are");
            default -> { }
        }
    }

    private void typeParams(List<TypeParam> list) {
        if (list.isEmpty()) {
            return;
        }
        since(12, "Type parameter lists are");
        for (TypeParam p : list) {
            Expr value = switch (p) {
                case TypeParam.TypeVar t -> t.defaultValue();
                case TypeParam.ParamSpec t -> t.defaultValue();
                case TypeParam.TypeVarTuple t -> t.defaultValue();
            };
            if (value != null) {
                since(13, "Type parameter defaults are");
            }
        }
    }
}
