package io.sluice.executor.kernel.codegen;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.functions.SpecialForm;
import java.util.ArrayList;
import java.util.List;

/** Writes the calls that decide which of their arguments are evaluated, or to which NULL is an ordinary value. */
final class SpecialFormWriter {
    private static final SqlType TRUTH = SqlType.of(TypeRoot.BOOLEAN);

    private final ExprWriter writer;
    private final CodeWriter code;

    SpecialFormWriter(ExprWriter writer, CodeWriter code) {
        this.writer = writer;
        this.code = code;
    }

    Operand write(SpecialForm form, Call call) {
        return switch (form) {
            case AND -> logical(call, true);
            case OR -> logical(call, false);
            case NOT -> {
                Operand arg = first(call);
                yield new Operand(PhysicalType.BOOLEAN, arg.isNull(), List.of(Logic.not(arg.value())));
            }
            case CASE -> caseOf(call);
            case COALESCE -> coalesce(call);
            case IS_NULL -> truth(first(call).isNull());
            case IS_NOT_NULL -> truth(Logic.not(first(call).isNull()));
            case IS_TRUE -> truth(isTrue(first(call)));
            case IS_NOT_TRUE -> truth(Logic.not(isTrue(first(call))));
            case IS_FALSE -> truth(isFalse(first(call)));
            case IS_NOT_FALSE -> truth(Logic.not(isFalse(first(call))));
            case IS_DISTINCT_FROM -> distinct(call, true);
            case IS_NOT_DISTINCT_FROM -> distinct(call, false);
            case ARRAY, MAP, ROW -> constructed(call);
        };
    }

    static String isTrue(Operand operand) {
        return Logic.and(Logic.not(operand.isNull()), operand.value());
    }

    private static String isFalse(Operand operand) {
        return Logic.and(Logic.not(operand.isNull()), Logic.not(operand.value()));
    }

    private Operand first(Call call) {
        return writer.write(call.args().get(0));
    }

    private Operand truth(String condition) {
        return condition.equals(Logic.TRUE) || condition.equals(Logic.FALSE)
                ? Operand.notNull(PhysicalType.BOOLEAN, condition)
                : Operand.notNull(PhysicalType.BOOLEAN, local(condition));
    }

    private String local(String condition) {
        return code.locals(PhysicalType.BOOLEAN, List.of(condition)).get(0);
    }

    private Operand logical(Call call, boolean and) {
        return TotalCalls.restIsTotal(call.args()) ? eager(call.args(), and) : lazy(call.args(), and);
    }

    /** All terms, without a branch. */
    private Operand eager(List<Expr> terms, boolean and) {
        Operand so = writer.write(terms.get(0));
        for (Expr term : terms.subList(1, terms.size())) {
            Operand next = writer.write(term);
            String decided = and ? Logic.or(isFalse(so), isFalse(next)) : Logic.or(isTrue(so), isTrue(next));
            String anyNull = Logic.or(so.isNull(), next.isNull());
            String value = and ? Logic.and(so.value(), next.value()) : Logic.or(so.value(), next.value());
            if (anyNull.equals(Logic.FALSE)) {
                so = truth(value);
            } else {
                String settled = truth(decided).value();
                String isNull = Logic.and(anyNull, Logic.not(settled));
                String known = and ? Logic.and(Logic.not(settled), value) : settled;
                so = new Operand(
                        PhysicalType.BOOLEAN,
                        truth(isNull).value(),
                        List.of(truth(known).value()));
            }
        }
        return so;
    }

    /** Term by term until one decides; a NULL does not. */
    private Operand lazy(List<Expr> terms, boolean and) {
        String isNull = local(Logic.FALSE);
        String value = local(and ? Logic.TRUE : Logic.FALSE);
        String end = code.fresh("e");
        code.line(end, ": {");
        writer.openBlock();
        for (Expr term : terms) {
            Operand next = writer.write(term);
            String decides = and ? isFalse(next) : isTrue(next);
            String settle = value + " = " + !and + "; " + isNull + " = false;";
            if (decides.equals(Logic.TRUE)) {
                code.line(settle);
                break;
            }
            if (!decides.equals(Logic.FALSE)) {
                code.line("if (", decides, ") { ", settle, " break ", end, "; }");
            }
            if (!next.neverNull()) {
                code.line(isNull, " = ", Logic.or(isNull, next.isNull()), ";");
            }
        }
        writer.closeBlock();
        code.line("}");
        return new Operand(PhysicalType.BOOLEAN, isNull, List.of(value));
    }

    private Operand caseOf(Call call) {
        Operand target = code.declare(call.type().physical());
        String end = code.fresh("e");
        code.line(end, ": {");
        writer.openBlock();
        boolean neverNull = true;
        boolean decided = false;
        List<Expr> args = call.args();
        for (int i = 0; i + 1 < args.size() && !decided; i += 2) {
            String taken = isTrue(writer.write(args.get(i)));
            decided = taken.equals(Logic.TRUE);
            if (!taken.equals(Logic.FALSE)) {
                neverNull &= branch(decided ? "" : "if (" + taken + ") ", args.get(i + 1), target, end);
            }
        }
        if (!decided) {
            Operand otherwise = writer.write(args.get(args.size() - 1));
            code.assign(target, otherwise);
            neverNull &= otherwise.neverNull();
        }
        writer.closeBlock();
        code.line("}");
        return neverNull ? new Operand(target.type(), Logic.FALSE, target.parts()) : target;
    }

    /** Assigns a value and leaves the block; returns whether the value is never NULL. */
    private boolean branch(String condition, Expr value, Operand target, String end) {
        code.line(condition, "{");
        writer.openBlock();
        Operand operand = writer.write(value);
        code.assign(target, operand);
        writer.closeBlock();
        if (!condition.isEmpty()) {
            code.line("break ", end, ";");
        }
        code.line("}");
        return operand.neverNull();
    }

    private Operand coalesce(Call call) {
        Operand target = code.declare(call.type().physical());
        String end = code.fresh("e");
        code.line(end, ": {");
        writer.openBlock();
        boolean neverNull = false;
        for (int i = 0; i < call.args().size() && !neverNull; i++) {
            Operand value = writer.write(call.args().get(i));
            neverNull = value.neverNull();
            if (!value.alwaysNull()) {
                code.assign(target, value);
            }
            if (!value.alwaysNull() && !neverNull && i + 1 < call.args().size()) {
                code.line("if (!", target.isNull(), ") { break ", end, "; }");
            }
        }
        writer.closeBlock();
        code.line("}");
        return neverNull ? new Operand(target.type(), Logic.FALSE, target.parts()) : target;
    }

    /** All arguments, then one call of the builder for each. */
    private Operand constructed(Call call) {
        List<Operand> parts = new ArrayList<>();
        for (Expr arg : call.args()) {
            parts.add(writer.write(arg));
        }
        String builder = writer.builder(call);
        code.line(builder, ".begin();");
        for (Operand part : parts) {
            String add = builder + ".add" + adder(part.type()) + "(" + String.join(", ", part.parts()) + ");";
            if (part.neverNull()) {
                code.line(add);
            } else {
                code.line("if (", part.isNull(), ") { ", builder, ".addNull(); } else { ", add, " }");
            }
        }
        code.line(builder, ".finish();");
        List<String> value = List.of(builder + ".bytes()", "0", builder + ".length()");
        return new Operand(PhysicalType.BYTES, Logic.FALSE, code.locals(PhysicalType.BYTES, value));
    }

    private static String adder(PhysicalType type) {
        return switch (type) {
            case BOOLEAN -> "Boolean";
            case INT -> "Int";
            case LONG -> "Long";
            case FLOAT -> "Float";
            case DOUBLE -> "Double";
            case DECIMAL128 -> "Decimal";
            case BYTES -> "Bytes";
        };
    }

    private Operand distinct(Call call, boolean distinct) {
        Operand a = first(call);
        Operand b = writer.write(call.args().get(1));
        String oneNull = a.neverNull() && b.neverNull()
                ? Logic.FALSE
                : truth(a.isNull() + " != " + b.isNull()).value();
        Operand differ = writer.apply(new Call(distinct ? "<>" : "=", call.args(), TRUTH), List.of(a, b));
        String both = Logic.and(Logic.not(Logic.or(a.isNull(), b.isNull())), differ.value());
        return truth(distinct ? Logic.or(oneNull, both) : Logic.or(Logic.and(a.isNull(), b.isNull()), both));
    }
}
