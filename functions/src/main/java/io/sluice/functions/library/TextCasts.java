package io.sluice.functions.library;

import io.sluice.core.error.SluiceException;
import io.sluice.functions.Result;
import java.nio.charset.StandardCharsets;
import java.time.zone.ZoneRules;

/**
 * CAST of text. Blanks around the value do not matter. A text that is not a value of the type is an error. Constants are
 * the range of an integer type, precision and scale of a DECIMAL, the length in microseconds of the last digit of a time,
 * and the session's zone.
 */
public final class TextCasts {
    private static final int MAX_SHOWN = 100;

    private TextCasts() {}

    public static boolean toBoolean(byte[] heap, int start, int length) {
        int from = skipBlanks(heap, start, length);
        int count = trimmedLength(heap, from, start + length);
        try {
            return LenientNumbers.parseBoolean(heap, from, count);
        } catch (InvalidValueException e) {
            throw failed(heap, start, length, "BOOLEAN", e);
        }
    }

    public static int toInt(byte[] heap, int start, int length, int min, int max) {
        int from = skipBlanks(heap, start, length);
        int count = trimmedLength(heap, from, start + length);
        try {
            return inRange(LenientNumbers.parseLong(heap, from, count), min, max);
        } catch (InvalidValueException e) {
            throw failed(heap, start, length, nameOf(max), e);
        }
    }

    public static long toLong(byte[] heap, int start, int length) {
        int from = skipBlanks(heap, start, length);
        int count = trimmedLength(heap, from, start + length);
        try {
            return LenientNumbers.parseLong(heap, from, count);
        } catch (InvalidValueException e) {
            throw failed(heap, start, length, "BIGINT", e);
        }
    }

    public static float toFloat(byte[] heap, int start, int length) {
        int from = skipBlanks(heap, start, length);
        int count = trimmedLength(heap, from, start + length);
        try {
            return LenientNumbers.parseFloat(heap, from, count);
        } catch (InvalidValueException e) {
            throw failed(heap, start, length, "FLOAT", e);
        }
    }

    public static double toDouble(byte[] heap, int start, int length) {
        int from = skipBlanks(heap, start, length);
        int count = trimmedLength(heap, from, start + length);
        try {
            return LenientNumbers.parseDouble(heap, from, count);
        } catch (InvalidValueException e) {
            throw failed(heap, start, length, "DOUBLE", e);
        }
    }

    public static int toDate(byte[] heap, int start, int length) {
        int from = skipBlanks(heap, start, length);
        int count = trimmedLength(heap, from, start + length);
        try {
            return LenientTimes.parseDate(heap, from, count);
        } catch (InvalidValueException e) {
            throw failed(heap, start, length, "DATE", e);
        }
    }

    public static long toTime(byte[] heap, int start, int length, long unit) {
        int from = skipBlanks(heap, start, length);
        int count = trimmedLength(heap, from, start + length);
        try {
            return floor(LenientTimes.parseTime(heap, from, count), unit);
        } catch (InvalidValueException e) {
            throw failed(heap, start, length, "TIME", e);
        }
    }

    public static long toTimestamp(byte[] heap, int start, int length, long unit) {
        int from = skipBlanks(heap, start, length);
        int count = trimmedLength(heap, from, start + length);
        try {
            return floor(LenientTimes.parse(heap, from, count), unit);
        } catch (InvalidValueException e) {
            throw failed(heap, start, length, "TIMESTAMP", e);
        }
    }

    public static long toInstant(byte[] heap, int start, int length, ZoneRules zone, long unit) {
        int from = skipBlanks(heap, start, length);
        int count = trimmedLength(heap, from, start + length);
        try {
            return floor(LenientTimes.parseInstant(heap, from, count, zone), unit);
        } catch (InvalidValueException e) {
            throw failed(heap, start, length, "TIMESTAMP_LTZ", e);
        }
    }

    public static long toShort(byte[] heap, int start, int length, int fromScale, int precision, int scale, Result r) {
        toWide(heap, start, length, fromScale, precision, scale, r);
        return r.low;
    }

    public static void toWide(byte[] heap, int start, int length, int fromScale, int precision, int scale, Result r) {
        int from = skipBlanks(heap, start, length);
        int count = trimmedLength(heap, from, start + length);
        try {
            LenientNumbers.parseDecimal(heap, from, count, precision, scale, r);
        } catch (InvalidValueException e) {
            throw failed(heap, start, length, "DECIMAL", e);
        }
    }

    static int skipBlanks(byte[] heap, int start, int length) {
        int at = start;
        while (at < start + length && isBlank(heap[at])) {
            at++;
        }
        return at;
    }

    static int trimmedLength(byte[] heap, int from, int end) {
        int at = end;
        while (at > from && isBlank(heap[at - 1])) {
            at--;
        }
        return at - from;
    }

    static long floor(long micros, long unit) {
        return micros - Math.floorMod(micros, unit);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    private static int inRange(long value, int min, int max) {
        if (value < min || value > max) {
            throw InvalidValueException.range("it is out of the range of " + nameOf(max));
        }
        return (int) value;
    }

    private static String nameOf(int max) {
        return max == Byte.MAX_VALUE ? "TINYINT" : max == Short.MAX_VALUE ? "SMALLINT" : "INT";
    }

    private static SluiceException failed(
            byte[] heap, int start, int length, String type, InvalidValueException reason) {
        String text = new String(heap, start, Math.min(length, MAX_SHOWN), StandardCharsets.UTF_8);
        String message = "'" + text + "' cannot be cast to " + type + ": " + reason.getMessage();
        return SluiceException.of(reason.code(), message).hint("TRY_CAST gives NULL instead");
    }
}
