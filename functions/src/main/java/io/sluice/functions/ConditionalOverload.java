package io.sluice.functions;

import io.sluice.core.expr.Call;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The typing of special forms. They have no implementation. */
enum ConditionalOverload implements Overload {
    /** Two or more BOOLEANs. */
    CONNECTIVE("(boolean, boolean, ...)", 2, Integer.MAX_VALUE) {
        @Override
        Typing typing(List<Argument> arguments, SqlType wanted) {
            return booleans(arguments);
        }
    },
    NEGATION("(boolean)", 1, 1) {
        @Override
        Typing typing(List<Argument> arguments, SqlType wanted) {
            return booleans(arguments);
        }
    },
    TRUTH_TEST("(boolean)", 1, 1) {
        @Override
        Typing typing(List<Argument> arguments, SqlType wanted) {
            Typing typing = booleans(arguments);
            return typing == null ? null : new Typing(typing.arguments(), BOOLEAN.notNull());
        }
    },
    NULL_TEST("(any)", 1, 1) {
        @Override
        Typing typing(List<Argument> arguments, SqlType wanted) {
            return new Typing(types(arguments), BOOLEAN.notNull());
        }
    },
    DISTINCTION("(any, any)", 2, 2) {
        @Override
        Typing typing(List<Argument> arguments, SqlType wanted) {
            List<SqlType> same = ComparisonOverload.comparable(types(arguments));
            return same == null ? null : new Typing(same, BOOLEAN.notNull());
        }
    },
    /** condition, value, ..., else. */
    CASE("(boolean, any, ..., any)", 3, Integer.MAX_VALUE) {
        @Override
        Typing typing(List<Argument> arguments, SqlType wanted) {
            return branches(arguments, wanted);
        }
    },
    COALESCE("(any, any, ...)", 1, Integer.MAX_VALUE) {
        @Override
        Typing typing(List<Argument> arguments, SqlType wanted) {
            SqlType common = common(types(arguments), wanted);
            if (common == null) {
                return null;
            }
            boolean nullable = arguments.stream().allMatch(a -> isNullable(a.type()));
            List<SqlType> targets = new ArrayList<>();
            arguments.forEach(a -> targets.add(common.withNullable(isNullable(a.type()))));
            return new Typing(targets, common.withNullable(nullable));
        }
    };

    private static final SqlType BOOLEAN = SqlType.of(TypeRoot.BOOLEAN);

    private final String signature;
    private final int minArguments;
    private final int maxArguments;

    ConditionalOverload(String signature, int minArguments, int maxArguments) {
        this.signature = signature;
        this.minArguments = minArguments;
        this.maxArguments = maxArguments;
    }

    /** Null when the arguments are not taken. */
    abstract Typing typing(List<Argument> arguments, SqlType wanted);

    @Override
    public Optional<Typing> type(List<Argument> arguments, SqlType wanted) {
        return Optional.ofNullable(typing(arguments, wanted));
    }

    @Override
    public Implementation bind(Call call, Binding binding) {
        throw new IllegalStateException("a special form: " + call);
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

    private static List<SqlType> types(List<Argument> arguments) {
        return arguments.stream().map(Argument::type).toList();
    }

    private static boolean isNullable(SqlType type) {
        return type.nullable() || type.root() == TypeRoot.NULL;
    }

    private static Typing booleans(List<Argument> arguments) {
        List<SqlType> types = new ArrayList<>();
        boolean nullable = false;
        for (Argument argument : arguments) {
            SqlType type = Parameter.BOOLEAN.accept(argument);
            if (type == null) {
                return null;
            }
            types.add(type);
            nullable |= type.nullable();
        }
        return new Typing(types, BOOLEAN.withNullable(nullable));
    }

    private static SqlType common(List<SqlType> types, SqlType wanted) {
        SqlType common = CommonType.of(types).orElse(null);
        boolean usesWanted = wanted != null && wanted.root() != TypeRoot.NULL;
        return common != null && usesWanted && Casts.exists(common, wanted) ? wanted : common;
    }

    private static Typing branches(List<Argument> arguments, SqlType wanted) {
        if (arguments.size() % 2 == 0) {
            return null;
        }
        List<SqlType> values = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            boolean isCondition = i % 2 == 0 && i < arguments.size() - 1;
            if (!isCondition) {
                values.add(arguments.get(i).type());
            } else if (Parameter.BOOLEAN.accept(arguments.get(i)) == null) {
                return null;
            }
        }
        SqlType common = common(values, wanted);
        return common == null ? null : branchTypes(arguments, common, values);
    }

    private static Typing branchTypes(List<Argument> arguments, SqlType common, List<SqlType> values) {
        List<SqlType> targets = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            SqlType given = arguments.get(i).type();
            boolean isCondition = i % 2 == 0 && i < arguments.size() - 1;
            targets.add(
                    isCondition ? Parameter.BOOLEAN.accept(arguments.get(i)) : common.withNullable(isNullable(given)));
        }
        boolean nullable = values.stream().anyMatch(ConditionalOverload::isNullable);
        return new Typing(targets, common.withNullable(nullable));
    }
}
