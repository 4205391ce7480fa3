package io.sluice.driver.meta;

import org.apache.calcite.avatica.ColumnMetaData.Rep;
import org.apache.calcite.avatica.remote.TypedValue;
import org.apache.calcite.avatica.util.ByteString;

/**
 * Parameters as a session takes them. The driver sends numbers, Booleans, bytes and text, and everything else as text; a
 * client of another make may send Avatica's dates and times, in days and milliseconds.
 */
final class ParameterValues {
    private ParameterValues() {}

    static Object of(TypedValue value) {
        Object local = value.value == null ? null : value.toLocal();
        if (local instanceof ByteString bytes) {
            return bytes.getBytes();
        }
        if (local instanceof Character) {
            return local.toString();
        }
        return local instanceof Number number ? number(value.type, number) : local;
    }

    private static Object number(Rep rep, Number number) {
        return switch (rep) {
            case JAVA_SQL_DATE, JAVA_UTIL_DATE ->
                java.time.LocalDate.ofEpochDay(number.longValue()).toString();
            case JAVA_SQL_TIME ->
                java.time.LocalTime.ofNanoOfDay(number.longValue() * 1_000_000).toString();
            case JAVA_SQL_TIMESTAMP ->
                java.time.LocalDateTime.ofEpochSecond(
                                Math.floorDiv(number.longValue(), 1_000L),
                                (int) Math.floorMod(number.longValue(), 1_000L) * 1_000_000,
                                java.time.ZoneOffset.UTC)
                        .toString()
                        .replace('T', ' ');
            default -> number;
        };
    }
}
