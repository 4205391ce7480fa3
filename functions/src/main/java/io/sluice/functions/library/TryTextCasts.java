package io.sluice.functions.library;

import io.sluice.functions.Result;
import java.time.zone.ZoneRules;

/** TRY_CAST of text: {@link TextCasts} with NULL in place of the errors. */
public final class TryTextCasts {
    private TryTextCasts() {}

    public static boolean toBoolean(byte[] heap, int start, int length, Result r) {
        int from = TextCasts.skipBlanks(heap, start, length);
        int count = TextCasts.trimmedLength(heap, from, start + length);
        try {
            return LenientNumbers.parseBoolean(heap, from, count);
        } catch (InvalidValueException e) {
            r.isNull = true;
            return false;
        }
    }

    public static int toInt(byte[] heap, int start, int length, int min, int max, Result r) {
        long value = toLong(heap, start, length, r);
        r.isNull |= value < min || value > max;
        return (int) value;
    }

    public static long toLong(byte[] heap, int start, int length, Result r) {
        int from = TextCasts.skipBlanks(heap, start, length);
        int count = TextCasts.trimmedLength(heap, from, start + length);
        try {
            return LenientNumbers.parseLong(heap, from, count);
        } catch (InvalidValueException e) {
            r.isNull = true;
            return 0;
        }
    }

    public static float toFloat(byte[] heap, int start, int length, Result r) {
        int from = TextCasts.skipBlanks(heap, start, length);
        int count = TextCasts.trimmedLength(heap, from, start + length);
        try {
            return LenientNumbers.parseFloat(heap, from, count);
        } catch (InvalidValueException e) {
            r.isNull = true;
            return 0;
        }
    }

    public static double toDouble(byte[] heap, int start, int length, Result r) {
        int from = TextCasts.skipBlanks(heap, start, length);
        int count = TextCasts.trimmedLength(heap, from, start + length);
        try {
            return LenientNumbers.parseDouble(heap, from, count);
        } catch (InvalidValueException e) {
            r.isNull = true;
            return 0;
        }
    }

    public static int toDate(byte[] heap, int start, int length, Result r) {
        int from = TextCasts.skipBlanks(heap, start, length);
        int count = TextCasts.trimmedLength(heap, from, start + length);
        try {
            return LenientTimes.parseDate(heap, from, count);
        } catch (InvalidValueException e) {
            r.isNull = true;
            return 0;
        }
    }

    public static long toTime(byte[] heap, int start, int length, long unit, Result r) {
        int from = TextCasts.skipBlanks(heap, start, length);
        int count = TextCasts.trimmedLength(heap, from, start + length);
        try {
            return TextCasts.floor(LenientTimes.parseTime(heap, from, count), unit);
        } catch (InvalidValueException e) {
            r.isNull = true;
            return 0;
        }
    }

    public static long toTimestamp(byte[] heap, int start, int length, long unit, Result r) {
        int from = TextCasts.skipBlanks(heap, start, length);
        int count = TextCasts.trimmedLength(heap, from, start + length);
        try {
            return TextCasts.floor(LenientTimes.parse(heap, from, count), unit);
        } catch (InvalidValueException e) {
            r.isNull = true;
            return 0;
        }
    }

    public static long toInstant(byte[] heap, int start, int length, ZoneRules zone, long unit, Result r) {
        int from = TextCasts.skipBlanks(heap, start, length);
        int count = TextCasts.trimmedLength(heap, from, start + length);
        try {
            return TextCasts.floor(LenientTimes.parseInstant(heap, from, count, zone), unit);
        } catch (InvalidValueException e) {
            r.isNull = true;
            return 0;
        }
    }

    public static long toShort(byte[] heap, int start, int length, int fromScale, int precision, int scale, Result r) {
        toWide(heap, start, length, fromScale, precision, scale, r);
        return r.low;
    }

    public static void toWide(byte[] heap, int start, int length, int fromScale, int precision, int scale, Result r) {
        int from = TextCasts.skipBlanks(heap, start, length);
        int count = TextCasts.trimmedLength(heap, from, start + length);
        try {
            LenientNumbers.parseDecimal(heap, from, count, precision, scale, r);
        } catch (InvalidValueException e) {
            r.isNull = true;
        }
    }
}
