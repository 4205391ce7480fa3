package io.sluice.functions.library;

import io.sluice.functions.Failures;
import io.sluice.functions.JsonParts;
import io.sluice.functions.Result;
import io.sluice.functions.json.Json;
import io.sluice.functions.json.JsonReader;
import io.sluice.functions.json.JsonWriter;
import java.math.BigDecimal;

/** What makes JSON of values: JSON_STRING, JSON_OBJECT, JSON_ARRAY, JSON, JSON_QUOTE, and JSON_UNQUOTE, which reads it. */
public final class JsonTextFunctions {
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    private JsonTextFunctions() {}

    public static void ofBoolean(boolean value, Result r) {
        r.setBytes(value ? TRUE : FALSE);
    }

    public static void ofDouble(double value, Result r) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw Failures.invalidArgument("JSON has no number " + value);
        }
        r.setBytes(Utf8.bytes(BigDecimal.valueOf(value).toString()));
    }

    /** In base 64. */
    public static void ofBytes(byte[] heap, int start, int length, Result r) {
        PaddingFunctions.toBase64(heap, start, length, r);
        ofText(r.heap, r.start, r.length, r);
    }

    /** An ARRAY, MAP, MULTISET or ROW. */
    public static void ofParts(byte[] heap, int start, int length, JsonParts parts, Result r) {
        parts.write(heap, start, r);
    }

    public static void ofText(byte[] heap, int start, int length, Result r) {
        StringBuilder out = new StringBuilder(length + 2);
        JsonWriter.quote(Utf8.text(heap, start, length), out);
        r.setBytes(Utf8.bytes(out.toString()));
    }

    /** The text if it is JSON, without blanks; an error if it is not. */
    public static void checked(byte[] heap, int start, int length, Result r) {
        r.setBytes(Utf8.bytes(JsonWriter.write(read(heap, start, length))));
    }

    private static Json read(byte[] heap, int start, int length) {
        return JsonReader.read(heap, start, length).orElseThrow(() -> {
            String text = Utf8.text(heap, start, Math.min(length, 60));
            return Failures.invalidArgument("'" + text + (length > 60 ? "..' is not JSON" : "' is not JSON"));
        });
    }

    /** An array or object that is not closed, with one more element, which is JSON; null for a NULL. */
    public static void element(
            boolean openIsNull,
            byte[] open,
            int openStart,
            int openLength,
            boolean isNull,
            byte[] heap,
            int start,
            int length,
            Result r) {
        byte[] value = isNull ? NULL : heap;
        int from = isNull ? 0 : start;
        int count = isNull ? NULL.length : length;
        int comma = openLength > 1 ? 1 : 0;
        byte[] out = new byte[openLength + comma + count];
        System.arraycopy(open, openStart, out, 0, openLength);
        if (comma > 0) {
            out[openLength] = ',';
        }
        System.arraycopy(value, from, out, openLength + comma, count);
        r.setBytes(out);
    }

    /** As {@link #element}, but a NULL is left out. */
    public static void elementOrNothing(
            boolean openIsNull,
            byte[] open,
            int openStart,
            int openLength,
            boolean isNull,
            byte[] heap,
            int start,
            int length,
            Result r) {
        if (isNull) {
            r.setSlice(open, openStart, openLength);
        } else {
            element(openIsNull, open, openStart, openLength, false, heap, start, length, r);
        }
    }

    /** {@code "key":value}; the value is JSON, null for a NULL. */
    public static void member(
            boolean keyIsNull,
            byte[] key,
            int keyStart,
            int keyLength,
            boolean isNull,
            byte[] heap,
            int start,
            int length,
            Result r) {
        if (keyIsNull) {
            throw Failures.invalidArgument("a key of JSON_OBJECT is NULL");
        }
        StringBuilder out = new StringBuilder();
        JsonWriter.quote(Utf8.text(key, keyStart, keyLength), out);
        out.append(':').append(isNull ? "null" : Utf8.text(heap, start, length));
        r.setBytes(Utf8.bytes(out.toString()));
    }

    /** As {@link #member}, but NULL for a NULL. */
    public static void memberOrNull(
            boolean keyIsNull,
            byte[] key,
            int keyStart,
            int keyLength,
            boolean isNull,
            byte[] heap,
            int start,
            int length,
            Result r) {
        if (isNull) {
            r.isNull = true;
        } else {
            member(keyIsNull, key, keyStart, keyLength, false, heap, start, length, r);
        }
    }

    /** Closes an object: its members are sorted, and of two with one name the last stays. */
    public static void closeObject(byte[] open, int start, int length, Result r) {
        byte[] closed = closed(open, start, length, '}');
        r.setBytes(Utf8.bytes(JsonWriter.write(read(closed, 0, closed.length))));
    }

    public static void closeArray(byte[] open, int start, int length, Result r) {
        r.setBytes(closed(open, start, length, ']'));
    }

    private static byte[] closed(byte[] open, int start, int length, char end) {
        byte[] out = new byte[length + 1];
        System.arraycopy(open, start, out, 0, length);
        out[length] = (byte) end;
        return out;
    }

    /** In double quotes, with escapes for all but printable ASCII. */
    public static void quote(byte[] heap, int start, int length, Result r) {
        StringBuilder quoted = new StringBuilder();
        JsonWriter.quote(Utf8.text(heap, start, length), quoted);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < quoted.length(); i++) {
            char c = quoted.charAt(i);
            if (c == '/') {
                out.append("\\/");
            } else if (c > '~') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        r.setBytes(Utf8.bytes(out.toString()));
    }

    /** Without its quotes and escapes; a text that is not quoted, or whose escapes are wrong, stays as it is. */
    public static void unquote(byte[] heap, int start, int length, Result r) {
        String text = Utf8.text(heap, start, length);
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        String plain = quoted ? unescaped(text.substring(1, text.length() - 1)) : null;
        r.setBytes(Utf8.bytes(plain == null ? text : plain));
    }

    /** Null when an escape is wrong. */
    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '\\') {
                out.append(text.charAt(i));
                continue;
            }
            i++;
            int plain = i < text.length() ? "\"\\/bfnrt".indexOf(text.charAt(i)) : -1;
            if (plain >= 0) {
                out.append("\"\\/\b\f\n\r\t".charAt(plain));
            } else if (text.startsWith("u", i) && text.substring(i).matches("(?s)u[0-9a-fA-F]{4}.*")) {
                out.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                return null;
            }
        }
        return out.toString();
    }
}
