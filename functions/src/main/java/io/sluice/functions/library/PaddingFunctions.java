package io.sluice.functions.library;

import io.sluice.functions.Result;
import java.util.Base64;

/** TRIM, LPAD, RPAD, OVERLAY, INITCAP, TRANSLATE, SPLIT_INDEX, base 64. A character is a Unicode code point. */
public final class PaddingFunctions {
    private PaddingFunctions() {}

    public static void trim(byte[] heap, int start, int length, Result r) {
        int from = skipBlanks(heap, start, length);
        r.setSlice(heap, from, trimmedEnd(heap, from, start + length) - from);
    }

    public static void ltrim(byte[] heap, int start, int length, Result r) {
        int from = skipBlanks(heap, start, length);
        r.setSlice(heap, from, start + length - from);
    }

    public static void rtrim(byte[] heap, int start, int length, Result r) {
        r.setSlice(heap, start, trimmedEnd(heap, start, start + length) - start);
    }

    private static int skipBlanks(byte[] heap, int start, int length) {
        int at = start;
        while (at < start + length && heap[at] == ' ') {
            at++;
        }
        return at;
    }

    private static int trimmedEnd(byte[] heap, int from, int end) {
        int at = end;
        while (at > from && heap[at - 1] == ' ') {
            at--;
        }
        return at;
    }

    public static void trim(byte[] heap, int start, int length, byte[] set, int setStart, int setLength, Result r) {
        int from = skip(heap, start, start + length, set, setStart, setLength);
        r.setSlice(heap, from, end(heap, from, start + length, set, setStart, setLength) - from);
    }

    public static void ltrim(byte[] heap, int start, int length, byte[] set, int setStart, int setLength, Result r) {
        int from = skip(heap, start, start + length, set, setStart, setLength);
        r.setSlice(heap, from, start + length - from);
    }

    public static void rtrim(byte[] heap, int start, int length, byte[] set, int setStart, int setLength, Result r) {
        r.setSlice(heap, start, end(heap, start, start + length, set, setStart, setLength) - start);
    }

    private static int skip(byte[] heap, int start, int end, byte[] set, int setStart, int setLength) {
        int at = start;
        while (at < end) {
            int next = at + 1;
            while (next < end && !Utf8.startsCharacter(heap[next])) {
                next++;
            }
            if (Utf8.find(set, setStart, setLength, heap, at, next - at, 0) < 0) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private static int end(byte[] heap, int from, int end, byte[] set, int setStart, int setLength) {
        int at = end;
        while (at > from) {
            int previous = at - 1;
            while (previous > from && !Utf8.startsCharacter(heap[previous])) {
                previous--;
            }
            if (Utf8.find(set, setStart, setLength, heap, previous, at - previous, 0) < 0) {
                return at;
            }
            at = previous;
        }
        return at;
    }

    public static void lpad(
            byte[] heap, int start, int length, int size, byte[] pad, int padStart, int padLength, Result r) {
        if (size < 0 || padLength == 0) {
            r.isNull = true;
            return;
        }
        String text = Utf8.text(heap, start, length);
        int missing = size - text.codePointCount(0, text.length());
        r.setBytes(Utf8.bytes(
                missing <= 0 ? first(text, size) : padding(Utf8.text(pad, padStart, padLength), missing) + text));
    }

    public static void rpad(
            byte[] heap, int start, int length, int size, byte[] pad, int padStart, int padLength, Result r) {
        if (size < 0 || padLength == 0) {
            r.isNull = true;
            return;
        }
        String text = Utf8.text(heap, start, length);
        int missing = size - text.codePointCount(0, text.length());
        r.setBytes(Utf8.bytes(
                missing <= 0 ? first(text, size) : text + padding(Utf8.text(pad, padStart, padLength), missing)));
    }

    private static String first(String text, int characters) {
        return text.substring(0, text.offsetByCodePoints(0, characters));
    }

    private static String padding(String pad, int characters) {
        int each = pad.codePointCount(0, pad.length());
        Texts.bounded("LPAD or RPAD", (long) characters * Utf8.bytes(pad).length / each);
        return pad.repeat(characters / each) + first(pad, characters % each);
    }

    public static void overlay(
            byte[] heap, int start, int length, byte[] with, int withStart, int withLength, int position, Result r) {
        int count = Utf8.characters(with, withStart, withLength);
        overlay(heap, start, length, with, withStart, withLength, position, count, r);
    }

    /** The text as it is when the position is outside it. */
    public static void overlay(
            byte[] heap,
            int start,
            int length,
            byte[] with,
            int withStart,
            int withLength,
            int position,
            int count,
            Result r) {
        if (position < 1 || position > Utf8.characters(heap, start, length)) {
            r.setSlice(heap, start, length);
            return;
        }
        int before = Utf8.offset(heap, start, length, position - 1);
        int replaced = Utf8.offset(heap, start + before, length - before, Math.max(0, count));
        int after = count < 0 ? 0 : length - before - replaced;
        byte[] out = r.scratch(before + withLength + after);
        System.arraycopy(heap, start, out, 0, before);
        System.arraycopy(with, withStart, out, before, withLength);
        System.arraycopy(heap, start + length - after, out, before + withLength, after);
        r.setScratch(before + withLength + after);
    }

    /** Each word, a run of letters and digits, with an upper case letter first and lower case after it. */
    public static void initcap(byte[] heap, int start, int length, Result r) {
        StringBuilder out = new StringBuilder(length);
        boolean inWord = false;
        for (int c : Utf8.text(heap, start, length).codePoints().toArray()) {
            out.appendCodePoint(inWord ? Character.toLowerCase(c) : Character.toUpperCase(c));
            inWord = Character.isLetterOrDigit(c);
        }
        r.setBytes(Utf8.bytes(out.toString()));
    }

    /** Each character that stands in {@code from} becomes the one at its place in {@code to}, or goes. */
    public static void translate(
            byte[] heap,
            int start,
            int length,
            byte[] from,
            int fromStart,
            int fromLength,
            byte[] to,
            int toStart,
            int toLength,
            Result r) {
        String old = Utf8.text(from, fromStart, fromLength);
        int[] fresh = Utf8.text(to, toStart, toLength).codePoints().toArray();
        StringBuilder out = new StringBuilder(length);
        Utf8.text(heap, start, length).codePoints().forEach(c -> {
            int at = old.indexOf(c);
            int index = at < 0 ? -1 : old.codePointCount(0, at);
            if (index < 0) {
                out.appendCodePoint(c);
            } else if (index < fresh.length) {
                out.appendCodePoint(fresh[index]);
            }
        });
        r.setBytes(Utf8.bytes(out.toString()));
    }

    /** As the other; the delimiter is the character of a code. */
    public static void splitIndex(byte[] heap, int start, int length, int delimiter, int index, Result r) {
        if (!Character.isValidCodePoint(delimiter)) {
            r.isNull = true;
            return;
        }
        byte[] part = Utf8.bytes(Character.toString(delimiter));
        splitIndex(heap, start, length, part, 0, part.length, index, r);
    }

    /** The part at an index from 0 between delimiters; NULL when there is none. */
    public static void splitIndex(
            byte[] heap, int start, int length, byte[] part, int partStart, int partLength, int index, Result r) {
        if (index < 0 || length == 0) {
            r.isNull = true;
            return;
        }
        int from = 0;
        for (int i = 0; ; i++) {
            int at = partLength == 0 ? -1 : Utf8.find(heap, start, length, part, partStart, partLength, from);
            if (i == index) {
                r.setSlice(heap, start + from, (at < 0 ? length : at) - from);
                return;
            }
            if (at < 0) {
                r.isNull = true;
                return;
            }
            from = at + partLength;
        }
    }

    public static void toBase64(byte[] heap, int start, int length, Result r) {
        byte[] copy = new byte[length];
        System.arraycopy(heap, start, copy, 0, length);
        r.setBytes(Base64.getEncoder().encode(copy));
    }

    /** NULL when the text is not base 64 of UTF-8. */
    public static void fromBase64(byte[] heap, int start, int length, Result r) {
        byte[] copy = new byte[length];
        System.arraycopy(heap, start, copy, 0, length);
        try {
            byte[] decoded = Base64.getDecoder().decode(copy);
            r.isNull |= !Utf8.isValid(decoded);
            r.setBytes(decoded);
        } catch (IllegalArgumentException e) {
            r.isNull = true;
        }
    }
}
