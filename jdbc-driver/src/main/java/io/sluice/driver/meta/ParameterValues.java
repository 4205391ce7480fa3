package io.sluice.driver.meta;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.calcite.avatica.ColumnMetaData.Rep;
import org.apache.calcite.avatica.remote.TypedValue;
import org.apache.calcite.avatica.util.ByteString;

/**
 * Parameters as a session takes them. The driver sends numbers, Booleans, bytes and text, and everything else as text; a
 * client of another make may send Avatica's dates and times, in days and milliseconds.
 */
public final class ParameterValues {
    /** Key of the base 64 text of bytes that are part of an ARRAY, MAP or ROW. */
    public static final String BYTES = "bytes";

    private ParameterValues() {}

    static Object of(TypedValue value) {
        Object local = value.value == null ? null : value.toLocal();
        if (local instanceof List<?> parts) {
            return parts(parts);
        }
        if (local instanceof ByteString bytes) {
            return bytes.getBytes();
        }
        if (local instanceof Character) {
            return local.toString();
        }
        return local instanceof Number number ? number(value.type, number) : local;
    }

    /** Bytes stand in an object of their own, to be told from text. */
    private static List<Object> parts(List<?> parts) {
        List<Object> values = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof List<?> nested) {
                values.add(parts(nested));
            } else if (part instanceof Map<?, ?> bytes) {
                values.add(decoded(bytes));
            } else {
                values.add(part);
            }
        }
        return values;
    }

    private static byte[] decoded(Map<?, ?> bytes) {
        try {
            return Base64.getDecoder().decode(String.valueOf(bytes.get(BYTES)));
        } catch (IllegalArgumentException e) {
            throw MetaErrors.translate(
                    SluiceException.of(ErrorCode.INVALID_REQUEST, "A parameter has a part that is no base 64 text")
                            .causedBy(e),
                    null);
        }
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
