package io.sluice.functions;

import io.sluice.core.expr.Call;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.List;
import java.util.Optional;

/**
 * The types of the aggregates, as Flink has them. All but COUNT are nullable: they are NULL for no value. (With GROUP BY
 * and an argument that is NOT NULL a group has a value; the planner may know that.)
 */
enum AggregateOverload implements Overload {
    COUNT("(*) or (any, ...)", 0, Integer.MAX_VALUE) {
        @Override
        SqlType result(List<SqlType> arguments) {
            return SqlType.of(TypeRoot.BIGINT).notNull();
        }
    },
    SUM("(number)", 1, 1) {
        @Override
        SqlType result(List<SqlType> arguments) {
            SqlType type = arguments.get(0);
            if (type.root() == TypeRoot.DECIMAL) {
                return SqlType.decimal(SqlType.MAX_DECIMAL_PRECISION, type.scale());
            }
            return type.isNumeric() ? type : null;
        }
    },
    AVG("(number)", 1, 1) {
        @Override
        SqlType result(List<SqlType> arguments) {
            SqlType type = arguments.get(0);
            if (type.root() == TypeRoot.DECIMAL) {
                return SqlType.decimal(SqlType.MAX_DECIMAL_PRECISION, Math.max(6, type.scale()));
            }
            return type.isNumeric() ? type : null;
        }
    },
    EXTREME("(any)", 1, 1) {
        @Override
        SqlType result(List<SqlType> arguments) {
            return arguments.get(0).root() == TypeRoot.NULL ? null : arguments.get(0);
        }
    };

    private final String signature;
    private final int minArguments;
    private final int maxArguments;

    AggregateOverload(String signature, int minArguments, int maxArguments) {
        this.signature = signature;
        this.minArguments = minArguments;
        this.maxArguments = maxArguments;
    }

    /** Null when the arguments are not taken. */
    abstract SqlType result(List<SqlType> arguments);

    @Override
    public Optional<Typing> type(List<Argument> arguments, SqlType wanted) {
        List<SqlType> types = arguments.stream().map(Argument::type).toList();
        boolean fits = arguments.size() >= minArguments && arguments.size() <= maxArguments;
        SqlType result = fits ? result(types) : null;
        if (result == null) {
            return Optional.empty();
        }
        return Optional.of(new Typing(types, this == COUNT ? result : result.withNullable(true)));
    }

    @Override
    public Implementation bind(Call call, Binding binding) {
        throw new IllegalArgumentException("an aggregate: " + call);
    }

    @Override
    public String signature() {
        return signature;
    }

    @Override
    public int minArguments() {
        return minArguments;
    }

    @Override
    public int maxArguments() {
        return maxArguments;
    }
}
