package io.sluice.functions.library;

import io.sluice.functions.Result;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Functions of text: UTF-8 slices in and out. A character is a Unicode code point. */
public final class TextFunctions {
    private TextFunctions() {}

    public static void upper(byte[] heap, int start, int length, Result r) {
        byte[] out = r.scratch(length);
        for (int i = 0; i < length; i++) {
            byte b = heap[start + i];
            if (b < 0) {
                r.setBytes(utf8(text(heap, start, length).toUpperCase(Locale.ROOT)));
                return;
            }
            out[i] = b >= 'a' && b <= 'z' ? (byte) (b - 32) : b;
        }
        r.setScratch(length);
    }

    public static void lower(byte[] heap, int start, int length, Result r) {
        byte[] out = r.scratch(length);
        for (int i = 0; i < length; i++) {
            byte b = heap[start + i];
            if (b < 0) {
                r.setBytes(utf8(text(heap, start, length).toLowerCase(Locale.ROOT)));
                return;
            }
            out[i] = b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
        }
        r.setScratch(length);
    }

    public static int charLength(byte[] heap, int start, int length) {
        int count = 0;
        for (int i = start; i < start + length; i++) {
            count += (heap[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return count;
    }

    public static void concat(byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength, Result r) {
        byte[] out = r.scratch(aLength + bLength);
        System.arraycopy(a, aStart, out, 0, aLength);
        System.arraycopy(b, bStart, out, aLength, bLength);
        r.setScratch(aLength + bLength);
    }

    static String text(byte[] heap, int start, int length) {
        return new String(heap, start, length, StandardCharsets.UTF_8);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
