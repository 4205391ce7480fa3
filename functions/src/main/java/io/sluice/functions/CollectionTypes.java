package io.sluice.functions;

import io.sluice.core.type.Field;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The rules for the types of functions of ARRAYs and MAPs. */
final class CollectionTypes {
    static final SqlType INT = SqlType.of(TypeRoot.INTEGER).notNull();
    static final SqlType BOOLEAN = SqlType.of(TypeRoot.BOOLEAN).notNull();

    private CollectionTypes() {}

    /** An ARRAY, and others of its type; what comes out follows from the type that all are cast to. */
    static CollectionOverload.Rule arrays(UnaryOperator<SqlType> result) {
        return types -> {
            SqlType common = CommonType.of(types).orElse(null);
            if (common == null || common.root() != TypeRoot.ARRAY) {
                return null;
            }
            List<SqlType> targets = new ArrayList<>();
            for (SqlType type : types) {
                targets.add(common.withNullable(type.nullable() || type.root() == TypeRoot.NULL));
            }
            return new Typing(targets, result.apply(common.notNull()));
        };
    }

    /** As {@link #arrays}, of elements that have an order. */
    static CollectionOverload.Rule ordered(UnaryOperator<SqlType> result) {
        CollectionOverload.Rule rule = arrays(result);
        return types -> {
            Typing typing = rule.of(types);
            return typing == null || !typing.arguments().get(0).element().isOrdered() ? null : typing;
        };
    }

    /** An ARRAY and arguments of fixed types. */
    static CollectionOverload.Rule arrayAnd(UnaryOperator<SqlType> result, Parameter... others) {
        return types -> {
            SqlType array = types.get(0);
            if (array.root() != TypeRoot.ARRAY) {
                return null;
            }
            List<SqlType> targets = new ArrayList<>(List.of(array));
            for (int i = 0; i < others.length; i++) {
                SqlType target = others[i].accept(Argument.of(types.get(i + 1)));
                if (target == null) {
                    return null;
                }
                targets.add(target);
            }
            return new Typing(targets, result.apply(array.notNull()));
        };
    }

    /** As {@link #arrayAnd}, of texts. */
    static CollectionOverload.Rule textsAnd(UnaryOperator<SqlType> result, Parameter... others) {
        CollectionOverload.Rule rule = arrayAnd(result, others);
        return types ->
                types.get(0).root() == TypeRoot.ARRAY && types.get(0).element().isText() ? rule.of(types) : null;
    }

    /** A MAP, and others of its type. */
    static CollectionOverload.Rule maps(UnaryOperator<SqlType> result) {
        return types -> {
            SqlType common = CommonType.of(types).orElse(null);
            if (common == null || common.root() != TypeRoot.MAP) {
                return null;
            }
            List<SqlType> targets = new ArrayList<>();
            for (SqlType type : types) {
                targets.add(common.withNullable(type.nullable() || type.root() == TypeRoot.NULL));
            }
            return new Typing(targets, result.apply(common.notNull()));
        };
    }

    /** The same type, whose elements may be NULL. */
    static SqlType same(SqlType type) {
        return type;
    }

    static SqlType entries(SqlType map) {
        List<Field> fields = List.of(new Field("key", map.key()), new Field("value", map.value()));
        return SqlType.array(SqlType.row(fields).notNull()).notNull();
    }
}
