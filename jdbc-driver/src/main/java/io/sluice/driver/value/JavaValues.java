package io.sluice.driver.value;

import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.driver.wire.ColumnType;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values within nested ones, as {@code getObject} gives them. */
final class JavaValues {
    private JavaValues() {}

    /** Null for null. */
    static Object of(Object raw, ColumnType column) throws SQLException {
        if (raw == null) {
            return null;
        }
        SqlType type = column.type();
        return switch (type.root()) {
            case ARRAY -> new SqlArray(list(raw, column.part(type.element())), column.part(type.element()));
            case MAP -> map(raw, column.part(type.key()), column.part(type.value()));
            case MULTISET -> map(raw, column.part(type.element()), column.part(SqlType.of(TypeRoot.INTEGER)));
            case ROW -> new SqlStruct(fields(raw, column), type);
            case INTERVAL_YEAR_MONTH -> Period.ofMonths(((Number) raw).intValue());
            case INTERVAL_DAY_TIME -> Duration.of(((Number) raw).longValue(), ChronoUnit.MICROS);
            default -> ValueAccessor.of(new OneValue(raw), 0, column).object(raw);
        };
    }

    private static List<Object> list(Object raw, ColumnType element) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (Object value : (List<?>) raw) {
            values.add(of(value, element));
        }
        return values;
    }

    /** In the order of the keys. */
    private static Map<Object, Object> map(Object raw, ColumnType key, ColumnType value) throws SQLException {
        List<Object> keys = list(((List<?>) raw).get(0), key);
        List<Object> values = list(((List<?>) raw).get(1), value);
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            map.put(keys.get(i), values.get(i));
        }
        return map;
    }

    private static List<Object> fields(Object raw, ColumnType row) throws SQLException {
        List<Object> values = new ArrayList<>();
        List<?> fields = (List<?>) raw;
        for (int i = 0; i < fields.size(); i++) {
            values.add(of(fields.get(i), row.part(row.type().fields().get(i).type())));
        }
        return values;
    }

    private record OneValue(Object raw) implements CurrentRow {
        @Override
        public Object value(int column) {
            return raw;
        }

        @Override
        public boolean wasNull() {
            return raw == null;
        }
    }
}
