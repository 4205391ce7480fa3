package io.sluice.functions.library;

import io.sluice.functions.Result;
import io.sluice.functions.value.BooleanText;
import io.sluice.functions.value.InvalidValueException;
import io.sluice.functions.value.NumberText;
import io.sluice.functions.value.TimestampText;
import java.time.zone.ZoneRules;

/** TRY_CAST of text: {@link TextCasts} with NULL in place of the errors. */
public final class TryTextCasts {
    private TryTextCasts() {}

    public static boolean toBoolean(byte[] heap, int start, int length, Result r) {
        int from = TextCasts.skipBlanks(heap, start, length);
        int count = TextCasts.trimmedLength(heap, from, start + length);
        try {
            return BooleanText.parse(heap, from, count);
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
            return NumberText.parseLong(heap, from, count);
        } catch (InvalidValueException e) {
            r.isNull = true;
            return 0;
        }
    }

    public static float toFloat(byte[] heap, int start, int length, Result r) {
        int from = TextCasts.skipBlanks(heap, start, length);
        int count = TextCasts.trimmedLength(heap, from, start + length);
        try {
            return NumberText.parseFloat(heap, from, count);
        } catch (InvalidValueException e) {
            r.isNull = true;
            return 0;
        }
    }

    public static double toDouble(byte[] heap, int start, int length, Result r) {
        int from = TextCasts.skipBlanks(heap, start, length);
        int count = TextCasts.trimmedLength(heap, from, start + length);
        try {
            return NumberText.parseDouble(heap, from, count);
        } catch (InvalidValueException e) {
            r.isNull = true;
            return 0;
        }
    }

    public static int toDate(byte[] heap, int start, int length, Result r) {
        int from = TextCasts.skipBlanks(heap, start, length);
        int count = TextCasts.trimmedLength(heap, from, start + length);
        try {
            return TimestampText.parseDate(heap, from, count);
        } catch (InvalidValueException e) {
            r.isNull = true;
            return 0;
        }
    }

    public static long toTime(byte[] heap, int start, int length, long unit, Result r) {
        int from = TextCasts.skipBlanks(heap, start, length);
        int count = TextCasts.trimmedLength(heap, from, start + length);
        try {
            return TextCasts.floor(TimestampText.parseTime(heap, from, count), unit);
        } catch (InvalidValueException e) {
            r.isNull = true;
            return 0;
        }
    }

    public static long toTimestamp(byte[] heap, int start, int length, long unit, Result r) {
        int from = TextCasts.skipBlanks(heap, start, length);
        int count = TextCasts.trimmedLength(heap, from, start + length);
        try {
            return TextCasts.floor(TimestampText.parse(heap, from, count), unit);
        } catch (InvalidValueException e) {
            r.isNull = true;
            return 0;
        }
    }

    public static long toInstant(byte[] heap, int start, int length, ZoneRules zone, long unit, Result r) {
        int from = TextCasts.skipBlanks(heap, start, length);
        int count = TextCasts.trimmedLength(heap, from, start + length);
        try {
            return TextCasts.floor(TimestampText.parseInstant(heap, from, count, zone), unit);
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
            NumberText.parseDecimal(heap, from, count, precision, scale, r);
        } catch (InvalidValueException e) {
            r.isNull = true;
        }
    }
}
