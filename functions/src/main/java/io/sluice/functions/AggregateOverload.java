package io.sluice.functions;

import io.sluice.core.expr.Call;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.List;
import java.util.Optional;

/**
 * The types of the aggregates, as Flink has them. Those that count, and those that collect into a text or a multiset,
 * have a value for no rows; all others are NULL then. (With GROUP BY and an argument that is NOT NULL a group has a
 * value; the planner may know that.)
 */
enum AggregateOverload implements Overload {
    COUNT("(*) or (any, ...)", 0, Integer.MAX_VALUE) {
        @Override
        SqlType result(List<SqlType> arguments) {
            return SqlType.of(TypeRoot.BIGINT).notNull();
        }
    },
    COUNT_ONE("(any)", 1, 1) {
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
            return nullableNumber(type);
        }
    },
    AVG("(number)", 1, 1) {
        @Override
        SqlType result(List<SqlType> arguments) {
            SqlType type = arguments.get(0);
            if (type.root() == TypeRoot.DECIMAL) {
                return SqlType.decimal(SqlType.MAX_DECIMAL_PRECISION, Math.max(6, type.scale()));
            }
            return nullableNumber(type);
        }
    },
    ORDERED("(value with an order)", 1, 1) {
        @Override
        SqlType result(List<SqlType> arguments) {
            SqlType type = arguments.get(0);
            return type.root() == TypeRoot.NULL || !type.isOrdered() ? null : type.withNullable(true);
        }
    },
    EXTREME("(any)", 1, 1) {
        @Override
        SqlType result(List<SqlType> arguments) {
            SqlType type = arguments.get(0);
            return type.root() == TypeRoot.NULL ? null : type.withNullable(true);
        }
    },
    LISTAGG("(text) or (text, separator)", 1, 2) {
        @Override
        SqlType result(List<SqlType> arguments) {
            return arguments.stream().allMatch(SqlType::isText) ? SqlType.string() : null;
        }
    },
    ARRAY("(any)", 1, 1) {
        @Override
        SqlType result(List<SqlType> arguments) {
            SqlType type = arguments.get(0);
            return type.root() == TypeRoot.NULL ? null : SqlType.array(type);
        }
    },
    MULTISET("(any)", 1, 1) {
        @Override
        SqlType result(List<SqlType> arguments) {
            SqlType type = arguments.get(0);
            return type.root() == TypeRoot.NULL
                    ? null
                    : SqlType.multiset(type.notNull()).notNull();
        }
    },
    PERCENTILE("(number, fraction) or (number, fraction, frequency)", 2, 3) {
        @Override
        SqlType result(List<SqlType> arguments) {
            SqlType fraction = arguments.get(1);
            boolean several = fraction.root() == TypeRoot.ARRAY;
            boolean fits = arguments.get(0).isNumeric()
                    && (several ? fraction.element().isNumeric() : fraction.isNumeric())
                    && (arguments.size() < 3 || arguments.get(2).isInteger());
            SqlType one = SqlType.of(TypeRoot.DOUBLE);
            return !fits ? null : several ? SqlType.array(one) : one;
        }
    },
    JSON_ARRAY("(any)", 1, 1) {
        @Override
        SqlType result(List<SqlType> arguments) {
            return SqlType.string().notNull();
        }
    },
    JSON_OBJECT("(KEY text VALUE any)", 2, 2) {
        @Override
        SqlType result(List<SqlType> arguments) {
            return arguments.get(0).isText() ? SqlType.string().notNull() : null;
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

    private static SqlType nullableNumber(SqlType type) {
        return type.isNumeric() ? type.withNullable(true) : null;
    }

    @Override
    public Optional<Typing> type(List<Argument> arguments, SqlType wanted) {
        List<SqlType> types = arguments.stream().map(Argument::type).toList();
        boolean fits = arguments.size() >= minArguments && arguments.size() <= maxArguments;
        return Optional.ofNullable(fits ? result(types) : null).map(result -> new Typing(types, result));
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
