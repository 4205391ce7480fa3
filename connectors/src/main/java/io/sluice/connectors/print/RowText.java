package io.sluice.connectors.print;

import io.sluice.core.batch.Column;
import io.sluice.core.type.SqlType;
import io.sluice.core.value.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** Values as Flink's print connector shows them: {@code 2020-01-01T00:00}, {@code 1.50}, {@code null}. */
final class RowText {
    private RowText() {}

    static void append(SqlType type, Column column, int row, StringBuilder out) {
        Object value = column.value(row, type);
        out.append(value == null ? "null" : shown(type, value));
    }

    private static Object shown(SqlType type, Object value) {
        return switch (type.root()) {
            case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, FLOAT, DOUBLE, CHAR, VARCHAR, NULL -> value;
            case BINARY, VARBINARY -> Arrays.toString(((Bytes) value).array());
            case ARRAY, MAP, MULTISET, ROW -> NestedRowText.of(type, (Bytes) value);
            case DECIMAL ->
                new BigDecimal(
                        value instanceof BigInteger wide ? wide : BigInteger.valueOf((Long) value), type.scale());
            case DATE -> LocalDate.ofEpochDay((Integer) value);
            case TIME -> LocalTime.ofNanoOfDay(Math.multiplyExact((Long) value, 1000L));
            case TIMESTAMP -> LocalDateTime.ofInstant(instant((Long) value), ZoneOffset.UTC);
            case TIMESTAMP_LTZ -> instant((Long) value);
            case INTERVAL_YEAR_MONTH -> Period.ofMonths((Integer) value).normalized();
            case INTERVAL_DAY_TIME -> Duration.of((Long) value, ChronoUnit.MICROS);
        };
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
