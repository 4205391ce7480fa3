package io.sluice.connectors.text;

import io.sluice.core.io.BytesWriter;

/** Writes ASCII text and digits. */
final class Ascii {
    private Ascii() {}

    static void put(String ascii, BytesWriter out) {
        for (int i = 0; i < ascii.length(); i++) {
            out.putByte(ascii.charAt(i));
        }
    }

    static void putLong(long value, BytesWriter out) {
        if (value < 0) {
            if (value == Long.MIN_VALUE) {
                put(Long.toString(value), out);
                return;
            }
            out.putByte('-');
        }
        long rest = Math.abs(value);
        long unit = 1;
        while (rest / unit >= 10) {
            unit *= 10;
        }
        for (; unit > 0; unit /= 10) {
            out.putByte((int) ('0' + rest / unit % 10));
        }
    }

    /** The last {@code count} digits of a non-negative number, with leading zeros. */
    static void putPadded(long value, int count, BytesWriter out) {
        long unit = 1;
        for (int i = 1; i < count; i++) {
            unit *= 10;
        }
        for (; unit > 0; unit /= 10) {
            out.putByte((int) ('0' + value / unit % 10));
        }
    }
}
