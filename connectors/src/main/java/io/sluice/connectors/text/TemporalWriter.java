package io.sluice.connectors.text;

import io.sluice.core.io.BytesWriter;

/** Dates and times as text, with as many digits of fraction as are not zero. */
final class TemporalWriter {
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final int MICROS_PER_SECOND = 1_000_000;

    private TemporalWriter() {}

    static void putTimestamp(long micros, char separator, BytesWriter out) {
        long days = Math.floorDiv(micros, MICROS_PER_DAY);
        putDate(days, out);
        out.putByte(separator);
        putTime(micros - days * MICROS_PER_DAY, out);
    }

    static void putDate(long days, BytesWriter out) {
        long civil = DateText.civil(days);
        long year = civil >> 9;
        if (year < 0 || year > 9999) {
            out.putByte(year < 0 ? '-' : '+');
        }
        if (Math.abs(year) > 9999) {
            Ascii.putLong(Math.abs(year), out);
        } else {
            Ascii.putPadded(Math.abs(year), 4, out);
        }
        out.putByte('-');
        Ascii.putPadded(civil >> 5 & 15, 2, out);
        out.putByte('-');
        Ascii.putPadded(civil & 31, 2, out);
    }

    static void putTime(long micros, BytesWriter out) {
        long seconds = micros / MICROS_PER_SECOND;
        Ascii.putPadded(seconds / 3600, 2, out);
        out.putByte(':');
        Ascii.putPadded(seconds / 60 % 60, 2, out);
        out.putByte(':');
        Ascii.putPadded(seconds % 60, 2, out);
        putFraction((int) (micros % MICROS_PER_SECOND), out);
    }

    private static void putFraction(int micros, BytesWriter out) {
        if (micros == 0) {
            return;
        }
        out.putByte('.');
        int digits = 6;
        int rest = micros;
        while (rest % 10 == 0) {
            rest /= 10;
            digits--;
        }
        Ascii.putPadded(rest, digits, out);
    }
}
