package io.sluice.planner.physical;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Literal;
import io.sluice.core.nested.NestedBuilder;
import io.sluice.core.type.Field;
import io.sluice.core.type.Int128;
import io.sluice.core.type.SqlType;
import io.sluice.core.value.Bytes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Parameters of nested types: lists of their parts. An ARRAY is its elements, a ROW its fields, a MAP two lists of one
 * size, keys and values, a MULTISET likewise, elements and counts.
 */
final class NestedParameters {
    /** Makes a constant of a part that is not NULL. */
    interface Parts {
        Literal literal(Object value, SqlType type);
    }

    private final Parts parts;

    NestedParameters(Parts parts) {
        this.parts = parts;
    }

    /** @throws SluiceException INVALID_ARGUMENT for what is no such list, and what a part throws */
    Literal literal(Object value, SqlType type) {
        if (!(value instanceof List<?> list)) {
            throw misfit(value, type).expected("a list of its parts");
        }
        NestedBuilder builder = NestedBuilder.of(type);
        builder.begin();
        switch (type.root()) {
            case ARRAY -> list.forEach(element -> add(element, type.element(), builder));
            case MAP -> addEntries(list, type, builder);
            case MULTISET -> addCounted(list, type, builder);
            case ROW -> addFields(list, type, builder);
            default -> throw new IllegalArgumentException("not a nested type: " + type);
        }
        builder.finish();
        return new Literal(Bytes.copyOf(builder.bytes(), 0, builder.length()), type.notNull());
    }

    private void addFields(List<?> values, SqlType type, NestedBuilder builder) {
        List<Field> fields = type.fields();
        if (values.size() != fields.size()) {
            throw misfit(values, type).expected(fields.size() + " fields");
        }
        for (int i = 0; i < fields.size(); i++) {
            add(values.get(i), fields.get(i).type(), builder);
        }
    }

    private void addEntries(List<?> entries, SqlType type, NestedBuilder builder) {
        List<?> keys = half(entries, 0, type);
        List<?> values = half(entries, 1, type);
        for (int i = 0; i < keys.size(); i++) {
            add(keys.get(i), type.key(), builder);
            add(values.get(i), type.value(), builder);
        }
    }

    private void addCounted(List<?> entries, SqlType type, NestedBuilder builder) {
        List<?> elements = half(entries, 0, type);
        List<?> counts = half(entries, 1, type);
        for (int i = 0; i < elements.size(); i++) {
            if (!(counts.get(i) instanceof Number count) || count.intValue() <= 0) {
                throw misfit(entries, type).expected("counts above 0");
            }
            add(elements.get(i), type.element(), builder);
            builder.times(count.intValue());
        }
    }

    private static List<?> half(List<?> both, int which, SqlType type) {
        if (both.size() == 2
                && both.get(0) instanceof List<?> first
                && both.get(1) instanceof List<?> second
                && first.size() == second.size()) {
            return which == 0 ? first : second;
        }
        throw misfit(both, type).expected("two lists of one size");
    }

    private void add(Object value, SqlType type, NestedBuilder builder) {
        if (value == null) {
            if (!type.nullable()) {
                throw SluiceException.of(ErrorCode.INVALID_ARGUMENT, "NULL is not a value of " + type);
            }
            builder.addNull();
            return;
        }
        Object constant = parts.literal(value, type).value();
        switch (type.physical()) {
            case BOOLEAN -> builder.addBoolean((Boolean) constant);
            case INT -> builder.addInt((Integer) constant);
            case LONG -> builder.addLong((Long) constant);
            case FLOAT -> builder.addFloat((Float) constant);
            case DOUBLE -> builder.addDouble((Double) constant);
            case DECIMAL128 -> {
                BigInteger unscaled = (BigInteger) constant;
                builder.addDecimal(Int128.high(unscaled), Int128.low(unscaled));
            }
            case BYTES -> {
                byte[] bytes = constant instanceof Bytes b
                        ? b.toByteArray()
                        : ((String) constant).getBytes(StandardCharsets.UTF_8);
                builder.addBytes(bytes, 0, bytes.length);
            }
        }
    }

    private static SluiceException misfit(Object value, SqlType type) {
        return SluiceException.of(
                ErrorCode.INVALID_ARGUMENT, "'" + value + "' is not a value of " + type.withNullable(true));
    }
}
