package io.sluice.executor.kernel.codegen;

import io.sluice.core.expr.Call;
import io.sluice.core.type.PhysicalType;
import io.sluice.functions.Implementation;
import io.sluice.functions.Result;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** Writes the call of a function's static method, guarded against NULL arguments where it is strict. */
final class FunctionWriter {
    private static final String RESULT = Result.class.getCanonicalName();

    private final LoopScope scope;
    private final CodeWriter code;

    FunctionWriter(LoopScope scope, CodeWriter code) {
        this.scope = scope;
        this.code = code;
    }

    Operand write(Call call, List<Operand> args) {
        PhysicalType type = call.type().physical();
        if (WideDecimals.isInline(call)) {
            List<String> parts = code.locals(type, WideDecimals.write(call, args, code));
            return new Operand(type, named(anyNull(args)), parts);
        }
        Implementation implementation = scope.implementation(call);
        String result = implementation.takesResult() ? scope.constants().name(RESULT, new Result(), true) : null;
        String invocation = invocation(implementation, args, result);
        String argsNull = implementation.strict() ? anyNull(args) : Logic.FALSE;
        if (argsNull.equals(Logic.TRUE)) {
            return Operand.nullOf(type);
        }
        if (argsNull.equals(Logic.FALSE)) {
            return unguarded(type, implementation, invocation, result, Logic.FALSE);
        }
        return TotalCalls.isTotalFunction(call)
                ? unguarded(type, implementation, invocation, result, named(argsNull))
                : guarded(type, implementation, invocation, result, argsNull);
    }

    private Operand unguarded(
            PhysicalType type, Implementation implementation, String invocation, String result, String argsNull) {
        if (implementation.mayReturnNull()) {
            code.line(result, ".isNull = false;");
        }
        List<String> values = parts(type, invocation, result);
        List<String> locals = code.locals(type, values);
        String isNull = implementation.mayReturnNull() ? named(Logic.or(argsNull, result + ".isNull")) : argsNull;
        return new Operand(type, isNull, locals);
    }

    private Operand guarded(
            PhysicalType type, Implementation implementation, String invocation, String result, String argsNull) {
        Operand target = code.declare(type);
        code.line(target.isNull(), " = ", argsNull, ";");
        code.line("if (!", target.isNull(), ") {");
        if (implementation.mayReturnNull()) {
            code.line(result, ".isNull = false;");
        }
        List<String> values = parts(type, invocation, result);
        for (int i = 0; i < values.size(); i++) {
            code.line(target.parts().get(i), " = ", values.get(i), ";");
        }
        if (implementation.mayReturnNull()) {
            code.line(target.isNull(), " = ", result, ".isNull;");
        }
        code.line("}");
        return target;
    }

    /** What the parts of the value are read from; a method that returns nothing is called at once. */
    private List<String> parts(PhysicalType type, String invocation, String result) {
        return switch (type) {
            case BOOLEAN, INT, LONG, FLOAT, DOUBLE -> List.of(invocation);
            case DECIMAL128 -> {
                code.line(invocation, ";");
                yield List.of(result + ".high", result + ".low");
            }
            case BYTES -> {
                code.line(invocation, ";");
                yield List.of(result + ".heap", result + ".start", result + ".length");
            }
        };
    }

    private String invocation(Implementation implementation, List<Operand> args, String result) {
        List<String> actual = new ArrayList<>();
        for (Operand arg : args) {
            if (!implementation.strict()) {
                actual.add(arg.isNull());
            }
            actual.addAll(arg.parts());
        }
        Method method = implementation.method();
        for (Object constant : implementation.constants()) {
            Class<?> parameter = method.getParameterTypes()[actual.size()];
            boolean number = constant instanceof Integer || constant instanceof Long;
            actual.add(
                    number
                            ? LiteralText.number((Number) constant)
                            : scope.constants().name(parameter.getCanonicalName(), constant, false));
        }
        if (result != null) {
            actual.add(result);
        }
        String owner = method.getDeclaringClass().getCanonicalName();
        return owner + "." + method.getName() + "(" + String.join(", ", actual) + ")";
    }

    private static String anyNull(List<Operand> args) {
        String any = Logic.FALSE;
        for (Operand arg : args) {
            any = Logic.or(any, arg.isNull());
        }
        return any;
    }

    private String named(String condition) {
        if (condition.equals(Logic.FALSE)
                || condition.equals(Logic.TRUE)
                || Character.isLetter(condition.charAt(0)) && !condition.contains(".")) {
            return condition;
        }
        String name = code.fresh("m");
        code.line("boolean ", name, " = ", condition, ";");
        return name;
    }
}
