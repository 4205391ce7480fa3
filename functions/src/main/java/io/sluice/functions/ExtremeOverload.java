package io.sluice.functions;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.type.SqlType;
import io.sluice.functions.library.ExtremeFunctions;
import java.util.List;
import java.util.Optional;

/** GREATEST and LEAST of two values of one type; longer lists become nested calls. */
record ExtremeOverload(String method) implements Overload {
    /** {@code GREATEST(a, b, c)} is {@code GREATEST(GREATEST(a, b), c)}. */
    static Call nest(String name, FunctionRegistry registry, List<Expr> args, SqlType wanted) {
        if (args.size() == 2) {
            return null;
        }
        SqlType common = CommonType.of(args.stream().map(Expr::type).toList()).orElse(null);
        SqlType type = wanted != null ? wanted : common;
        if (args.size() == 1 || common == null) {
            return args.size() == 1 ? registry.cast(args.get(0), args.get(0).type()) : null;
        }
        Call nested = registry.call(name, List.of(args.get(0), args.get(1)), type);
        for (Expr arg : args.subList(2, args.size())) {
            nested = registry.call(name, List.of(nested, arg), type);
        }
        return nested;
    }

    @Override
    public Optional<Typing> type(List<Argument> arguments, SqlType wanted) {
        SqlType common =
                CommonType.of(arguments.stream().map(Argument::type).toList()).orElse(null);
        if (arguments.size() != 2 || common == null || !common.isOrdered()) {
            return Optional.empty();
        }
        return Optional.of(new Typing(List.of(common, common), common));
    }

    @Override
    public Implementation bind(Call call, Binding binding) {
        return Methods.strict(ExtremeFunctions.class, method, call);
    }

    @Override
    public String signature() {
        return "(any, ...)";
    }

    @Override
    public int minArguments() {
        return 1;
    }

    @Override
    public int maxArguments() {
        return Integer.MAX_VALUE;
    }
}
