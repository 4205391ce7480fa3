package io.sluice.executor.kernel.codegen;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.ExprVisitor;
import io.sluice.core.expr.InputRef;
import io.sluice.core.expr.Literal;
import io.sluice.core.nested.NestedBuilder;
import io.sluice.core.type.PhysicalType;
import io.sluice.functions.SpecialForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the statements that compute an expression for row {@code i} of the columns in scope, and tells where the value
 * is then found. Arguments are evaluated from left to right, as the interpreter does; what need not be evaluated stands
 * in a branch.
 */
final class ExprWriter implements ExprVisitor<Operand> {
    private final LoopScope scope;
    private final CodeWriter code;
    private final boolean noNulls;
    private final Expr root;
    private final Memo memo = new Memo();
    private final SpecialFormWriter specialForms;
    private final FunctionWriter functions;

    /**
     * @param noNulls whether no column in scope holds a NULL
     * @param root the expression that the method is for: it is written here even if it was outlined
     */
    ExprWriter(LoopScope scope, CodeWriter code, boolean noNulls, Expr root) {
        this.scope = scope;
        this.code = code;
        this.noNulls = noNulls;
        this.root = root;
        this.specialForms = new SpecialFormWriter(this, code);
        this.functions = new FunctionWriter(scope, code);
    }

    Operand writeRoot() {
        return root.accept(this);
    }

    Operand write(Expr expr) {
        Operand known = memo.find(expr);
        if (known != null) {
            return known;
        }
        Operand operand = scope.isOutlined(expr) ? callOutlined(expr) : expr.accept(this);
        memo.put(expr, operand);
        return operand;
    }

    /** The builder of a call that makes nested values. */
    String builder(Call call) {
        return scope.constants().name(NestedBuilder.class.getCanonicalName(), scope.builder(call), false);
    }

    void openBlock() {
        memo.openBlock();
    }

    void closeBlock() {
        memo.closeBlock();
    }

    @Override
    public Operand visit(InputRef ref) {
        scope.columns().add(ref);
        PhysicalType type = ref.type().physical();
        List<String> arrays = ColumnUse.arrayNames(ref.index(), type);
        List<String> elements = new ArrayList<>();
        for (int part = 0; part < arrays.size(); part++) {
            boolean heap = type == PhysicalType.BYTES && part == 0;
            elements.add(heap ? arrays.get(part) : arrays.get(part) + "[i]");
        }
        String isNull = noNulls ? Logic.FALSE : local("boolean", ColumnUse.maskName(ref.index()) + "[i]");
        return new Operand(type, isNull, code.locals(type, elements));
    }

    @Override
    public Operand visit(Literal literal) {
        PhysicalType type = literal.type().physical();
        if (literal.value() == null) {
            return Operand.nullOf(type);
        }
        return new Operand(type, Logic.FALSE, LiteralText.parts(literal.value(), type, scope.constants()));
    }

    @Override
    public Operand visit(Call call) {
        Optional<SpecialForm> form = SpecialForm.of(call.function());
        return form.isPresent() ? specialForms.write(form.get(), call) : function(call);
    }

    /** A call that has an implementation, of arguments that are written already. */
    Operand apply(Call call, List<Operand> args) {
        return functions.write(call, args);
    }

    /** Arguments from left to right; a strict function does not evaluate those that stand behind a NULL. */
    private Operand function(Call call) {
        boolean strict = scope.implementation(call).strict();
        Operand target = null;
        int guards = 0;
        String anyNull = Logic.FALSE;
        List<Operand> args = new ArrayList<>();
        for (int i = 0; i < call.args().size(); i++) {
            Expr arg = call.args().get(i);
            if (strict && !anyNull.equals(Logic.FALSE) && !TotalCalls.isTotal(arg)) {
                target = target == null ? code.declare(call.type().physical()) : target;
                code.line("if (", Logic.not(anyNull), ") {");
                memo.openBlock();
                guards++;
                anyNull = Logic.FALSE;
                args.replaceAll(Operand::withoutNull);
            }
            args.add(argument(call, i, arg));
            anyNull = Logic.or(anyNull, args.get(i).isNull());
        }
        Operand value = apply(call, args);
        if (target == null) {
            return value;
        }
        code.assign(target, value);
        for (int i = 0; i < guards; i++) {
            memo.closeBlock();
            code.line("}");
        }
        return target;
    }

    private Operand argument(Call call, int index, Expr arg) {
        return index == 1 && LiteralText.isFixed(call, arg) ? LiteralText.fixed((Literal) arg) : write(arg);
    }

    private Operand callOutlined(Expr expr) {
        PhysicalType type = expr.type().physical();
        String name = scope.outlinedMethod(expr);
        code.line(name, "(i);");
        List<String> fields =
                JavaTypes.suffixes(type).stream().map(s -> name + "v" + s).toList();
        return new Operand(type, local("boolean", name + "n"), code.locals(type, fields));
    }

    private String local(String type, String value) {
        String name = code.fresh("m");
        code.line(type, " ", name, " = ", value, ";");
        return name;
    }
}
