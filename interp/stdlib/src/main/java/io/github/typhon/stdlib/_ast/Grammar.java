// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._ast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The node types of Python 3.14's abstract syntax as a table, in the order of module {@code _ast}.
 *  <p>Threads: an immutable constant. A sum is written {@code name @ = Constructor(fields) | ...}, a product {@code name @ (fields)}; {@code @} stands
 *  where nodes have a place in the source, {@code @?} where the end of it may be missing. */
final class Grammar {
    private static final String TEXT = """
            mod = Module(stmt* body, type_ignore* type_ignores) | Interactive(stmt* body) | Expression(expr body) \
            | FunctionType(expr* argtypes, expr returns)
            stmt @? = FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, \
            type_param* type_params) \
            | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, \
            type_param* type_params) \
            | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params) \
            | Return(expr? value) | Delete(expr* targets) | Assign(expr* targets, expr value, string? type_comment) \
            | TypeAlias(expr name, type_param* type_params, expr value) | AugAssign(expr target, operator op, expr value) \
            | AnnAssign(expr target, expr annotation, expr? value, int simple) \
            | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment) \
            | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment) \
            | While(expr test, stmt* body, stmt* orelse) | If(expr test, stmt* body, stmt* orelse) \
            | With(withitem* items, stmt* body, string? type_comment) | AsyncWith(withitem* items, stmt* body, string? type_comment) \
            | Match(expr subject, match_case* cases) | Raise(expr? exc, expr? cause) \
            | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) \
            | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) | Assert(expr test, expr? msg) \
            | Import(alias* names) | ImportFrom(identifier? module, alias* names, int? level) | Global(identifier* names) \
            | Nonlocal(identifier* names) | Expr(expr value) | Pass | Break | Continue
            expr @? = BoolOp(boolop op, expr* values) | NamedExpr(expr target, expr value) | BinOp(expr left, operator op, expr right) \
            | UnaryOp(unaryop op, expr operand) | Lambda(arguments args, expr body) | IfExp(expr test, expr body, expr orelse) \
            | Dict(expr?* keys, expr* values) | Set(expr* elts) | ListComp(expr elt, comprehension* generators) \
            | SetComp(expr elt, comprehension* generators) | DictComp(expr key, expr value, comprehension* generators) \
            | GeneratorExp(expr elt, comprehension* generators) | Await(expr value) | Yield(expr? value) | YieldFrom(expr value) \
            | Compare(expr left, cmpop* ops, expr* comparators) | Call(expr func, expr* args, keyword* keywords) \
            | FormattedValue(expr value, int conversion, expr? format_spec) \
            | Interpolation(expr value, constant str, int conversion, expr? format_spec) | JoinedStr(expr* values) \
            | TemplateStr(expr* values) | Constant(constant value, string? kind) | Attribute(expr value, identifier attr, expr_context ctx) \
            | Subscript(expr value, expr slice, expr_context ctx) | Starred(expr value, expr_context ctx) \
            | Name(identifier id, expr_context ctx) | List(expr* elts, expr_context ctx) | Tuple(expr* elts, expr_context ctx) \
            | Slice(expr? lower, expr? upper, expr? step)
            expr_context = Load | Store | Del
            boolop = And | Or
            operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv
            unaryop = Invert | Not | UAdd | USub
            cmpop = Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
            comprehension (expr target, expr iter, expr* ifs, int is_async)
            excepthandler @? = ExceptHandler(expr? type, identifier? name, stmt* body)
            arguments (arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg, expr* defaults)
            arg @? (identifier arg, expr? annotation, string? type_comment)
            keyword @? (identifier? arg, expr value)
            alias @? (identifier name, identifier? asname)
            withitem (expr context_expr, expr? optional_vars)
            match_case (pattern pattern, expr? guard, stmt* body)
            pattern @ = MatchValue(expr value) | MatchSingleton(constant value) | MatchSequence(pattern* patterns) \
            | MatchMapping(expr* keys, pattern* patterns, identifier? rest) \
            | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns) | MatchStar(identifier? name) \
            | MatchAs(pattern? pattern, identifier? name) | MatchOr(pattern* patterns)
            type_ignore = TypeIgnore(int lineno, string tag)
            type_param @ = TypeVar(identifier name, expr? bound, expr? default_value) | ParamSpec(identifier name, expr? default_value) \
            | TypeVarTuple(identifier name, expr? default_value)
            """;

    /** Every sum, constructor and product, in the order of their definition. */
    static final List<NodeType> TYPES = read();
    private static final Map<String, NodeType> BY_NAME = new HashMap<>();

    static {
        for (NodeType t : TYPES) {
            BY_NAME.put(t.name, t);
        }
    }

    private Grammar() {}

    static NodeType type(String name) {
        return BY_NAME.get(name);
    }

    private static List<NodeType> read() {
        List<NodeType> out = new ArrayList<>();
        for (String line : TEXT.split("\n")) {
            int eq = line.indexOf('=');
            int paren = line.indexOf('(');
            boolean sum = eq >= 0 && (paren < 0 || eq < paren);
            String head = line.substring(0, sum ? eq : paren).strip();
            String name = head.split(" ")[0];
            int place = head.endsWith("@?") ? NodeType.END_OPTIONAL : head.endsWith("@") ? NodeType.PLACED : NodeType.NO_PLACE;
            if (sum) {
                readSum(out, name, place, line.substring(eq + 1));
            } else {
                out.add(new NodeType(out.size(), name, null, false, place, fields(line.substring(paren)), name + line.substring(paren)));
            }
        }
        return Collections.unmodifiableList(out);
    }

    private static void readSum(List<NodeType> out, String name, int place, String constructors) {
        String[] parts = constructors.strip().split(" \\| ");
        boolean simple = constructors.indexOf('(') < 0;
        String between = simple ? " | " : "\n" + " ".repeat(name.length() + 1) + "| ";
        NodeType sum = new NodeType(out.size(), name, null, true, place, List.of(), name + " = " + String.join(between, parts));
        out.add(sum);
        for (String c : parts) {
            int paren = c.indexOf('(');
            String cname = paren < 0 ? c : c.substring(0, paren);
            NodeType t = new NodeType(out.size(), cname, sum, false, place, paren < 0 ? List.of() : fields(c.substring(paren)), c);
            sum.constructors.add(t);
            out.add(t);
        }
    }

    /** Reads {@code (type name, ...)}. */
    private static List<NodeType.Field> fields(String text) {
        List<NodeType.Field> out = new ArrayList<>();
        for (String f : text.substring(1, text.length() - 1).split(", ")) {
            String[] p = f.split(" ");
            boolean many = p[0].endsWith("*");
            String type = many ? p[0].substring(0, p[0].length() - 1) : p[0];
            boolean optional = type.endsWith("?");
            out.add(new NodeType.Field(p[1], optional ? type.substring(0, type.length() - 1) : type, many, optional));
        }
        return List.copyOf(out);
    }
}
