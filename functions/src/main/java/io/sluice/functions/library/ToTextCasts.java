package io.sluice.functions.library;

import io.sluice.core.type.Int128;
import io.sluice.core.value.DateText;
import io.sluice.core.value.DecimalText;
import io.sluice.core.value.IntervalText;
import io.sluice.core.value.NumberText;
import io.sluice.core.value.TimeText;
import io.sluice.core.value.TimestampText;
import io.sluice.functions.Result;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.zone.ZoneRules;

/**
 * CAST to text, in the form in which values are printed. {@code maxLength} is the number of characters of the target;
 * what is longer is cut.
 */
public final class ToTextCasts {
    private static final byte[] TRUE = {'T', 'R', 'U', 'E'};
    private static final byte[] FALSE = {'F', 'A', 'L', 'S', 'E'};

    private ToTextCasts() {}

    public static void toText(boolean value, int maxLength, Result r) {
        byte[] text = value ? TRUE : FALSE;
        r.setSlice(text, 0, Math.min(text.length, maxLength));
    }

    public static void toText(int value, int maxLength, Result r) {
        toText((long) value, maxLength, r);
    }

    public static void toText(long value, int maxLength, Result r) {
        byte[] out = r.scratch(NumberText.MAX_LONG_LENGTH);
        set(NumberText.write(value, out, 0), maxLength, r);
    }

    public static void toText(float value, int maxLength, Result r) {
        set(Float.toString(value), maxLength, r);
    }

    public static void toText(double value, int maxLength, Result r) {
        set(Double.toString(value), maxLength, r);
    }

    public static void decimalToText(long unscaled, int scale, int maxLength, Result r) {
        byte[] out = r.scratch(DecimalText.MAX_LENGTH);
        set(DecimalText.write(unscaled, scale, out, 0), maxLength, r);
    }

    public static void decimalToText(long high, long low, int scale, int maxLength, Result r) {
        set(new BigDecimal(Int128.toBigInteger(high, low), scale).toPlainString(), maxLength, r);
    }

    public static void dateToText(int day, int maxLength, Result r) {
        set(DateText.write(day, r.scratch(DateText.MAX_LENGTH), 0), maxLength, r);
    }

    public static void timeToText(long micros, int precision, int maxLength, Result r) {
        set(TimeText.write(micros, precision, r.scratch(TimeText.MAX_LENGTH), 0), maxLength, r);
    }

    public static void timestampToText(long micros, int precision, int maxLength, Result r) {
        set(TimestampText.write(micros, ' ', precision, r.scratch(TimestampText.MAX_LENGTH), 0), maxLength, r);
    }

    public static void instantToText(long micros, ZoneRules zone, int precision, int maxLength, Result r) {
        timestampToText(TimestampText.toLocal(micros, zone), precision, maxLength, r);
    }

    public static void monthsToText(int months, int maxLength, Result r) {
        set(IntervalText.months(months), maxLength, r);
    }

    public static void durationToText(long micros, int maxLength, Result r) {
        set(IntervalText.duration(micros), maxLength, r);
    }

    /** Text to shorter text: its first characters. */
    public static void shorten(byte[] heap, int start, int length, int maxLength, Result r) {
        r.setSlice(heap, start, Utf8.offset(heap, start, length, maxLength));
    }

    private static void set(int length, int maxLength, Result r) {
        r.setScratch(Math.min(length, maxLength));
    }

    private static void set(String ascii, int maxLength, Result r) {
        byte[] text = ascii.getBytes(StandardCharsets.ISO_8859_1);
        r.setSlice(text, 0, Math.min(text.length, maxLength));
    }
}
