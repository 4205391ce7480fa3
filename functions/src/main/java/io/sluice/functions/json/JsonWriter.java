package io.sluice.functions.json;

import java.util.Map;
import java.util.TreeMap;

/** Writes JSON without blanks, the members of an object sorted by name, as Flink does: equal values give equal texts. */
public final class JsonWriter {
    private static final String HEX = "0123456789ABCDEF";

    private JsonWriter() {}

    public static String write(Json value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Json value, StringBuilder out) {
        if (value instanceof Json.Members object) {
            members(object.members(), out);
        } else if (value instanceof Json.Elements array) {
            char separator = '[';
            for (Json element : array.elements()) {
                out.append(separator);
                write(element, out);
                separator = ',';
            }
            out.append(array.elements().isEmpty() ? "[]" : "]");
        } else if (value instanceof Json.Text text) {
            quote(text.text(), out);
        } else {
            out.append(scalar(value));
        }
    }

    private static void members(Map<String, Json> members, StringBuilder out) {
        char separator = '{';
        for (Map.Entry<String, Json> member : new TreeMap<>(members).entrySet()) {
            out.append(separator);
            quote(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ',';
        }
        out.append(members.isEmpty() ? "{}" : "}");
    }

    /** A scalar as text without quotes. */
    public static String scalar(Json value) {
        if (value instanceof Json.Text text) {
            return text.text();
        }
        if (value instanceof Json.Number number) {
            return number.digits();
        }
        return value instanceof Json.Truth truth ? String.valueOf(truth.value()) : "null";
    }

    /** The text in double quotes, with escapes where JSON demands them. */
    public static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            escape(text.charAt(i), out);
        }
        out.append('"');
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ') {
                    out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
