package io.sluice.functions.library;

import io.sluice.functions.Result;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IllegalFormatException;
import java.util.List;

/**
 * PRINTF, by {@link java.util.Formatter}. Its arguments are gathered one by one in a text: for each a letter that tells
 * its kind, the number of bytes, a colon and the value.
 */
public final class PrintFunctions {
    private PrintFunctions() {}

    public static void boolArgument(
            boolean soFarIsNull, byte[] soFar, int start, int length, boolean isNull, boolean value, Result r) {
        append(soFar, start, length, 'b', isNull ? null : String.valueOf(value), r);
    }

    public static void intArgument(
            boolean soFarIsNull, byte[] soFar, int start, int length, boolean isNull, int value, Result r) {
        append(soFar, start, length, 'i', isNull ? null : String.valueOf(value), r);
    }

    public static void longArgument(
            boolean soFarIsNull, byte[] soFar, int start, int length, boolean isNull, long value, Result r) {
        append(soFar, start, length, 'l', isNull ? null : String.valueOf(value), r);
    }

    public static void doubleArgument(
            boolean soFarIsNull, byte[] soFar, int start, int length, boolean isNull, double value, Result r) {
        append(soFar, start, length, 'd', isNull ? null : String.valueOf(value), r);
    }

    public static void textArgument(
            boolean soFarIsNull,
            byte[] soFar,
            int start,
            int length,
            boolean isNull,
            byte[] heap,
            int textStart,
            int textLength,
            Result r) {
        append(soFar, start, length, 's', isNull ? null : Utf8.text(heap, textStart, textLength), r);
    }

    /** The text of a DECIMAL. */
    public static void decimalArgument(
            boolean soFarIsNull,
            byte[] soFar,
            int start,
            int length,
            boolean isNull,
            byte[] heap,
            int textStart,
            int textLength,
            Result r) {
        append(soFar, start, length, 'n', isNull ? null : Utf8.text(heap, textStart, textLength), r);
    }

    private static void append(byte[] soFar, int start, int length, char kind, String value, Result r) {
        byte[] head = Utf8.bytes(kind + (value == null ? "-" : String.valueOf(Utf8.bytes(value).length)) + ":");
        byte[] body = Utf8.bytes(value == null ? "" : value);
        byte[] out = new byte[length + head.length + body.length];
        System.arraycopy(soFar, start, out, 0, length);
        System.arraycopy(head, 0, out, length, head.length);
        System.arraycopy(body, 0, out, length + head.length, body.length);
        r.setBytes(out);
    }

    /** NULL where the format is wrong or does not fit the arguments. */
    public static void format(
            byte[] format, int formatStart, int formatLength, byte[] heap, int start, int length, Result r) {
        Object[] arguments = arguments(heap, start, length).toArray();
        try {
            String text = String.format(Utf8.text(format, formatStart, formatLength), arguments);
            r.setBytes(Texts.bounded("PRINTF", Utf8.bytes(text)));
        } catch (IllegalFormatException e) {
            r.isNull = true;
        }
    }

    private static List<Object> arguments(byte[] heap, int start, int length) {
        List<Object> out = new ArrayList<>();
        for (int at = start; at < start + length; ) {
            int colon = at + 1;
            while (heap[colon] != ':') {
                colon++;
            }
            String size = Utf8.text(heap, at + 1, colon - at - 1);
            int bytes = size.equals("-") ? 0 : Integer.parseInt(size);
            out.add(size.equals("-") ? null : argument(heap[at], Utf8.text(heap, colon + 1, bytes)));
            at = colon + 1 + bytes;
        }
        return out;
    }

    private static Object argument(byte kind, String text) {
        return switch (kind) {
            case 'b' -> Boolean.valueOf(text);
            case 'i' -> Integer.valueOf(text);
            case 'l' -> Long.valueOf(text);
            case 'd' -> Double.valueOf(text);
            case 'n' -> new BigDecimal(text);
            default -> text;
        };
    }
}
