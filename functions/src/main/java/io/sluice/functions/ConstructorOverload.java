package io.sluice.functions;

import io.sluice.core.expr.Call;
import io.sluice.core.type.Field;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The typing of {@code ARRAY[..]}, {@code MAP[..]} and {@code ROW(..)}, which are special forms. */
enum ConstructorOverload implements Overload {
    ARRAY("[any, ...]") {
        @Override
        SqlType natural(List<SqlType> arguments) {
            SqlType element = CommonType.of(arguments).orElse(null);
            return element == null ? null : SqlType.array(element);
        }
    },
    MAP("[key, value, ...]") {
        @Override
        SqlType natural(List<SqlType> arguments) {
            SqlType key = CommonType.of(every(arguments, 0)).orElse(null);
            SqlType value = CommonType.of(every(arguments, 1)).orElse(null);
            return key == null || value == null || arguments.size() % 2 != 0 ? null : SqlType.map(key, value);
        }
    },
    ROW("(any, ...)") {
        @Override
        SqlType natural(List<SqlType> arguments) {
            List<Field> fields = new ArrayList<>();
            for (SqlType argument : arguments) {
                fields.add(new Field("EXPR$" + fields.size(), argument));
            }
            return SqlType.row(fields);
        }
    };

    private final String signature;

    ConstructorOverload(String signature) {
        this.signature = signature;
    }

    /** The type that the arguments make; null when they make none. */
    abstract SqlType natural(List<SqlType> arguments);

    /** Every second one. */
    static List<SqlType> every(List<SqlType> types, int first) {
        List<SqlType> out = new ArrayList<>();
        for (int i = first; i < types.size(); i += 2) {
            out.add(types.get(i));
        }
        return out;
    }

    @Override
    public Optional<Typing> type(List<Argument> arguments, SqlType wanted) {
        List<SqlType> given = arguments.stream().map(Argument::type).toList();
        SqlType natural = natural(given);
        if (natural == null) {
            return Optional.empty();
        }
        boolean usesWanted = wanted != null && wanted.root() == natural.root() && Casts.exists(natural, wanted);
        SqlType result = (usesWanted ? wanted : natural).notNull();
        List<SqlType> targets = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            SqlType part = result.fields().get(i % result.fields().size()).type();
            boolean nullable = given.get(i).nullable() || given.get(i).root() == TypeRoot.NULL;
            targets.add(part.withNullable(nullable));
        }
        return Optional.of(new Typing(targets, result));
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
        return 0;
    }

    @Override
    public int maxArguments() {
        return Integer.MAX_VALUE;
    }
}
