package io.sluice.connectors.text;

/** Well-formed UTF-8, as in table 3-7 of the Unicode standard: no overlong forms, no surrogates, nothing past U+10FFFF. */
public final class Utf8 {
    private Utf8() {}

    /** The position of the first byte that is not part of a well-formed sequence, or -1. */
    public static int firstInvalid(byte[] bytes, int start, int end) {
        int p = start;
        while (p < end) {
            int length = bytes[p] >= 0 ? 1 : sequence(bytes, p, end);
            if (length == 0) {
                return p;
            }
            p += length;
        }
        return -1;
    }

    /** Length of the sequence of several bytes at {@code p}; 0 when it is not well-formed. */
    private static int sequence(byte[] bytes, int p, int end) {
        int first = bytes[p] & 0xFF;
        if (first >= 0xC2 && first <= 0xDF) {
            return isTail(bytes, p + 1, end, 0x80, 0xBF) ? 2 : 0;
        }
        if (first >= 0xE0 && first <= 0xEF) {
            int low = first == 0xE0 ? 0xA0 : 0x80;
            int high = first == 0xED ? 0x9F : 0xBF;
            return isTail(bytes, p + 1, end, low, high) && isTail(bytes, p + 2, end, 0x80, 0xBF) ? 3 : 0;
        }
        if (first >= 0xF0 && first <= 0xF4) {
            int low = first == 0xF0 ? 0x90 : 0x80;
            int high = first == 0xF4 ? 0x8F : 0xBF;
            boolean tails = isTail(bytes, p + 1, end, low, high)
                    && isTail(bytes, p + 2, end, 0x80, 0xBF)
                    && isTail(bytes, p + 3, end, 0x80, 0xBF);
            return tails ? 4 : 0;
        }
        return 0;
    }

    private static boolean isTail(byte[] bytes, int p, int end, int low, int high) {
        return p < end && (bytes[p] & 0xFF) >= low && (bytes[p] & 0xFF) <= high;
    }

    /** Writes one code point; returns the position behind it. */
    public static int write(int codePoint, byte[] target, int at) {
        int p = at;
        if (codePoint < 0x80) {
            target[p++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            target[p++] = (byte) (0xC0 | codePoint >> 6);
            target[p++] = (byte) (0x80 | codePoint & 0x3F);
        } else if (codePoint < 0x10000) {
            target[p++] = (byte) (0xE0 | codePoint >> 12);
            target[p++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
            target[p++] = (byte) (0x80 | codePoint & 0x3F);
        } else {
            target[p++] = (byte) (0xF0 | codePoint >> 18);
            target[p++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
            target[p++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
            target[p++] = (byte) (0x80 | codePoint & 0x3F);
        }
        return p;
    }
}
