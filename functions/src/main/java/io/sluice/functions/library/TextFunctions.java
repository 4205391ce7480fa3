package io.sluice.functions.library;

import io.sluice.functions.Failures;
import io.sluice.functions.Result;
import java.util.Locale;

/**
 * Functions of text: UTF-8 slices in and out. A character is a Unicode code point; positions count from 1. Where a result
 * is a part of an argument, no byte is copied.
 */
public final class TextFunctions {
    private TextFunctions() {}

    public static void upper(byte[] heap, int start, int length, Result r) {
        byte[] out = r.scratch(length);
        for (int i = 0; i < length; i++) {
            byte b = heap[start + i];
            if (b < 0) {
                r.setBytes(Utf8.bytes(Utf8.text(heap, start, length).toUpperCase(Locale.ROOT)));
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
                r.setBytes(Utf8.bytes(Utf8.text(heap, start, length).toLowerCase(Locale.ROOT)));
                return;
            }
            out[i] = b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
        }
        r.setScratch(length);
    }

    /** A text that is known when the call is planned. */
    public static void constant(String text, Result r) {
        r.setBytes(Utf8.bytes(text));
    }

    public static int charLength(byte[] heap, int start, int length) {
        return Utf8.characters(heap, start, length);
    }

    public static void concat(byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength, Result r) {
        byte[] out = r.scratch(Math.addExact(aLength, bLength));
        System.arraycopy(a, aStart, out, 0, aLength);
        System.arraycopy(b, bStart, out, aLength, bLength);
        r.setScratch(aLength + bLength);
    }

    /** {@code a + separator + b}; the other where one is NULL; NULL where both are, or the separator is. */
    public static void join(
            boolean separatorIsNull,
            byte[] separator,
            int separatorStart,
            int separatorLength,
            boolean aIsNull,
            byte[] a,
            int aStart,
            int aLength,
            boolean bIsNull,
            byte[] b,
            int bStart,
            int bLength,
            Result r) {
        if (separatorIsNull || (aIsNull && bIsNull)) {
            r.isNull = true;
        } else if (aIsNull) {
            r.setSlice(b, bStart, bLength);
        } else if (bIsNull) {
            r.setSlice(a, aStart, aLength);
        } else {
            byte[] out = r.scratch(aLength + separatorLength + bLength);
            System.arraycopy(a, aStart, out, 0, aLength);
            System.arraycopy(separator, separatorStart, out, aLength, separatorLength);
            System.arraycopy(b, bStart, out, aLength + separatorLength, bLength);
            r.setScratch(aLength + separatorLength + bLength);
        }
    }

    public static void substring(byte[] heap, int start, int length, int position, Result r) {
        substring(heap, start, length, position, Integer.MAX_VALUE, r);
    }

    /** A negative position counts from the end, 0 is 1; NULL for a negative count. */
    public static void substring(byte[] heap, int start, int length, int position, int count, Result r) {
        if (count < 0) {
            r.isNull = true;
            return;
        }
        int skipped = Math.max(0, position - 1);
        if (position < 0) {
            skipped = Utf8.characters(heap, start, length) + position;
            if (skipped < 0) {
                r.setSlice(heap, start, 0);
                return;
            }
        }
        int from = Utf8.offset(heap, start, length, skipped);
        r.setSlice(heap, start + from, Utf8.offset(heap, start + from, length - from, count));
    }

    public static void left(byte[] heap, int start, int length, int count, Result r) {
        r.setSlice(heap, start, count <= 0 ? 0 : Utf8.offset(heap, start, length, count));
    }

    public static void right(byte[] heap, int start, int length, int count, Result r) {
        int skipped = Utf8.characters(heap, start, length) - Math.max(0, count);
        int from = skipped <= 0 ? 0 : Utf8.offset(heap, start, length, skipped);
        r.setSlice(heap, start + from, length - from);
    }

    /** The position of the first text in the second, 0 when it is not there. */
    public static int position(byte[] part, int partStart, int partLength, byte[] heap, int start, int length) {
        int at = Utf8.find(heap, start, length, part, partStart, partLength, 0);
        return at < 0 ? 0 : Utf8.characters(heap, start, at) + 1;
    }

    /** As {@link #position}, at or after a position. */
    public static int position(
            byte[] part, int partStart, int partLength, byte[] heap, int start, int length, int from) {
        if (from < 1 || from - 1 > Utf8.characters(heap, start, length)) {
            return 0;
        }
        int skipped = Utf8.offset(heap, start, length, from - 1);
        int at = Utf8.find(heap, start, length, part, partStart, partLength, skipped);
        return at < 0 ? 0 : Utf8.characters(heap, start, at) + 1;
    }

    public static int instr(byte[] heap, int start, int length, byte[] part, int partStart, int partLength) {
        return position(part, partStart, partLength, heap, start, length);
    }

    /** As {@link #position}, at or after a position, or before it when that counts from the end; the n-th time. */
    public static int instr(
            byte[] heap, int start, int length, byte[] part, int partStart, int partLength, int from, int times) {
        if (times <= 0) {
            throw Failures.invalidArgument("INSTR counts occurrences from 1, not from " + times);
        }
        String text = Utf8.text(heap, start, length);
        String wanted = Utf8.text(part, partStart, partLength);
        int characters = text.codePointCount(0, text.length());
        if (from == 0 || Math.abs((long) from) > characters) {
            return 0;
        }
        int at = text.offsetByCodePoints(0, from > 0 ? from - 1 : characters + from);
        for (int seen = 0; seen < times; seen++) {
            int next = seen == 0 ? at : from > 0 ? at + 1 : at - 1;
            at = from > 0 ? text.indexOf(wanted, next) : next < 0 ? -1 : text.lastIndexOf(wanted, next);
            if (at < 0) {
                return 0;
            }
        }
        return text.codePointCount(0, at) + 1;
    }

    public static int instr(byte[] heap, int start, int length, byte[] part, int partStart, int partLength, int from) {
        return instr(heap, start, length, part, partStart, partLength, from, 1);
    }

    public static boolean isAlpha(byte[] heap, int start, int length) {
        return length > 0 && Utf8.text(heap, start, length).codePoints().allMatch(Character::isLetter);
    }

    public static boolean isDigit(byte[] heap, int start, int length) {
        return length > 0 && Utf8.text(heap, start, length).codePoints().allMatch(Character::isDigit);
    }

    public static boolean isDecimal(byte[] heap, int start, int length) {
        try {
            LenientNumbers.parseDouble(heap, start, length);
            return true;
        } catch (InvalidValueException e) {
            return false;
        }
    }

    public static void replace(
            byte[] heap,
            int start,
            int length,
            byte[] old,
            int oldStart,
            int oldLength,
            byte[] with,
            int withStart,
            int withLength,
            Result r) {
        String text = Utf8.text(heap, start, length);
        String replaced = text.replace(Utf8.text(old, oldStart, oldLength), Utf8.text(with, withStart, withLength));
        r.setBytes(Texts.bounded("REPLACE", Utf8.bytes(replaced)));
    }

    public static void repeat(byte[] heap, int start, int length, int count, Result r) {
        int times = length == 0 ? 0 : Math.max(0, count);
        byte[] out = r.scratch(Texts.bounded("REPEAT", (long) length * times));
        for (int i = 0; i < times; i++) {
            System.arraycopy(heap, start, out, i * length, length);
        }
        r.setScratch(length * times);
    }

    public static void reverse(byte[] heap, int start, int length, Result r) {
        byte[] out = r.scratch(length);
        int end = length;
        int characterStart = 0;
        for (int i = 1; i <= length; i++) {
            if (i == length || Utf8.startsCharacter(heap[start + i])) {
                int size = i - characterStart;
                end -= size;
                System.arraycopy(heap, start + characterStart, out, end, size);
                characterStart = i;
            }
        }
        r.setScratch(length);
    }

    public static boolean startsWith(byte[] heap, int start, int length, byte[] part, int partStart, int partLength) {
        return partLength <= length && LikeFunctions.regionEquals(heap, start, part, partStart, partLength);
    }

    public static boolean endsWith(byte[] heap, int start, int length, byte[] part, int partStart, int partLength) {
        int from = start + length - partLength;
        return partLength <= length && LikeFunctions.regionEquals(heap, from, part, partStart, partLength);
    }

    /** The code point of the first character, 0 for the empty text. */
    public static int ascii(byte[] heap, int start, int length) {
        return length == 0 ? 0 : Utf8.codePoint(heap, start);
    }

    /** The character of the lowest 8 bits; the empty text for a negative number. */
    public static void chr(long code, Result r) {
        r.setBytes(code < 0 ? new byte[0] : Utf8.bytes(Character.toString((int) (code & 0xFF))));
    }

    public static void bin(long value, Result r) {
        r.setBytes(Utf8.bytes(Long.toBinaryString(value)));
    }

    public static void hex(long value, Result r) {
        r.setBytes(Utf8.bytes(Long.toHexString(value).toUpperCase(Locale.ROOT)));
    }

    public static void hex(byte[] heap, int start, int length, Result r) {
        byte[] out = r.scratch(length * 2);
        for (int i = 0; i < length; i++) {
            out[2 * i] = digit(heap[start + i] >> 4 & 0xF);
            out[2 * i + 1] = digit(heap[start + i] & 0xF);
        }
        r.setScratch(length * 2);
    }

    private static byte digit(int value) {
        return (byte) (value < 10 ? '0' + value : 'A' + value - 10);
    }
}
