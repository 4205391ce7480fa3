package io.sluice.driver.jdbc;

import io.sluice.core.type.SqlType;
import io.sluice.driver.meta.ParameterValues;
import io.sluice.driver.value.SqlArray;
import java.lang.reflect.Array;
import java.sql.SQLException;
import java.sql.Struct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Calendar;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.calcite.avatica.ColumnMetaData.Rep;
import org.apache.calcite.avatica.remote.TypedValue;

/** Parameters of nested types on their way to the engine: lists of their parts, as {@link io.sluice.driver.wire} says. */
final class NestedSlot {
    private NestedSlot() {}

    /**
     * @param value for an ARRAY an Array, Java array or Collection; for a MAP a Map; for a MULTISET a Map of counts or a
     *     Collection; for a ROW a Struct, Java array or List
     * @throws SQLException 07006 for another class, 22023 for a ROW with more or fewer fields
     */
    static TypedValue of(Object value, SqlType type, Calendar calendar) throws SQLException {
        return TypedValue.ofLocal(Rep.OBJECT, parts(value, type, calendar));
    }

    static boolean isNested(SqlType type) {
        return switch (type.root()) {
            case ARRAY, MAP, MULTISET, ROW -> true;
            default -> false;
        };
    }

    private static List<Object> parts(Object value, SqlType type, Calendar calendar) throws SQLException {
        return switch (type.root()) {
            case ARRAY -> each(elements(value, type), type.element(), calendar);
            case MAP -> {
                Map<?, ?> map = map(value, type);
                yield List.of(each(map.keySet(), type.key(), calendar), each(map.values(), type.value(), calendar));
            }
            case MULTISET -> {
                if (value instanceof Map<?, ?> counts) {
                    yield List.of(each(counts.keySet(), type.element(), calendar), new ArrayList<>(counts.values()));
                }
                Collection<?> elements = elements(value, type);
                yield List.of(each(elements, type.element(), calendar), Collections.nCopies(elements.size(), 1));
            }
            case ROW -> fields(value, type, calendar);
            default -> throw new IllegalArgumentException("not a nested type: " + type);
        };
    }

    private static List<Object> fields(Object value, SqlType type, Calendar calendar) throws SQLException {
        List<?> fields = value instanceof Struct row
                ? Arrays.asList(row.getAttributes())
                : new ArrayList<>(elements(value, type));
        if (fields.size() != type.fields().size()) {
            throw SqlErrors.of(
                    fields.size() + " values are no " + type.withNullable(true) + " of "
                            + type.fields().size() + " fields",
                    "22023");
        }
        List<Object> parts = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            parts.add(part(fields.get(i), type.fields().get(i).type(), calendar));
        }
        return parts;
    }

    private static List<Object> each(Collection<?> values, SqlType type, Calendar calendar) throws SQLException {
        List<Object> parts = new ArrayList<>(values.size());
        for (Object value : values) {
            parts.add(part(value, type, calendar));
        }
        return parts;
    }

    private static Object part(Object value, SqlType type, Calendar calendar) throws SQLException {
        if (value == null) {
            return null;
        }
        if (isNested(type)) {
            return parts(value, type, calendar);
        }
        if (value instanceof byte[] bytes) {
            return Map.of(ParameterValues.BYTES, Base64.getEncoder().encodeToString(bytes));
        }
        return ParameterSlot.of(value, type, calendar).value;
    }

    private static Map<?, ?> map(Object value, SqlType type) throws SQLException {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw mismatch(value, type);
    }

    private static Collection<?> elements(Object value, SqlType type) throws SQLException {
        if (value instanceof SqlArray array) {
            return array.elements();
        }
        Object all = value instanceof java.sql.Array array ? array.getArray() : value;
        if (all instanceof Collection<?> collection) {
            return collection;
        }
        if (all == null || !all.getClass().isArray() || all instanceof byte[]) {
            throw mismatch(value, type);
        }
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(all); i++) {
            elements.add(Array.get(all, i));
        }
        return elements;
    }

    private static SQLException mismatch(Object value, SqlType type) {
        return SqlErrors.of(
                "A value of " + value.getClass().getName() + " cannot be a parameter of type "
                        + type.withNullable(true),
                "07006");
    }
}
