package io.sluice.driver.value;

import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.core.value.DateText;
import io.sluice.core.value.IntervalText;
import io.sluice.core.value.TimeText;
import io.sluice.core.value.TimestampText;
import io.sluice.driver.wire.ColumnType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Values as people read them: the same text that the shell shows. */
final class ValueText {
    private ValueText() {}

    /** The text of a value that is not NULL. */
    static String of(Object raw, ColumnType column) {
        SqlType type = column.type();
        return switch (type.root()) {
            case BOOLEAN -> (Boolean) raw ? "TRUE" : "FALSE";
            case TINYINT, SMALLINT, INTEGER, BIGINT -> Long.toString(number(raw));
            case FLOAT -> Float.toString((float) FloatingAccessor.value(raw));
            case DOUBLE -> Double.toString(FloatingAccessor.value(raw));
            case DECIMAL -> DecimalAccessor.value(raw, type.scale()).toPlainString();
            case CHAR, VARCHAR -> (String) raw;
            case BINARY, VARBINARY -> "x'" + HexFormat.of().formatHex(BinaryAccessor.value(raw)) + "'";
            case DATE -> date((int) number(raw));
            case TIME -> time(number(raw), type.precision());
            case TIMESTAMP -> timestamp(number(raw), type.precision());
            case TIMESTAMP_LTZ ->
                timestamp(TimestampText.toLocal(number(raw), column.zone().getRules()), type.precision());
            case INTERVAL_YEAR_MONTH -> IntervalText.months((int) number(raw));
            case INTERVAL_DAY_TIME -> IntervalText.duration(number(raw));
            case ARRAY -> "[" + String.join(", ", texts(raw, column.part(type.element()))) + "]";
            case MAP -> map(raw, column.part(type.key()), column.part(type.value()));
            case MULTISET -> map(raw, column.part(type.element()), column.part(SqlType.of(TypeRoot.INTEGER)));
            case ROW -> row((List<?>) raw, column);
            case NULL -> "NULL";
        };
    }

    private static long number(Object raw) {
        return ((Number) raw).longValue();
    }

    private static List<String> texts(Object raw, ColumnType element) {
        List<String> texts = new ArrayList<>();
        for (Object value : (List<?>) raw) {
            texts.add(orNull(value, element));
        }
        return texts;
    }

    private static String orNull(Object value, ColumnType type) {
        return value == null ? "NULL" : of(value, type);
    }

    private static String map(Object raw, ColumnType key, ColumnType value) {
        List<String> keys = texts(((List<?>) raw).get(0), key);
        List<String> values = texts(((List<?>) raw).get(1), value);
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            entries.add(keys.get(i) + "=" + values.get(i));
        }
        return "{" + String.join(", ", entries) + "}";
    }

    private static String row(List<?> fields, ColumnType column) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            texts.add(orNull(
                    fields.get(i), column.part(column.type().fields().get(i).type())));
        }
        return "(" + String.join(", ", texts) + ")";
    }

    private static String date(int day) {
        byte[] out = new byte[DateText.MAX_LENGTH];
        return ascii(out, DateText.write(day, out, 0));
    }

    private static String time(long micros, int digits) {
        byte[] out = new byte[TimeText.MAX_LENGTH];
        return ascii(out, TimeText.write(micros, digits, out, 0));
    }

    private static String timestamp(long micros, int digits) {
        byte[] out = new byte[TimestampText.MAX_LENGTH];
        return ascii(out, TimestampText.write(micros, ' ', digits, out, 0));
    }

    private static String ascii(byte[] text, int length) {
        return new String(text, 0, length, StandardCharsets.US_ASCII);
    }
}
