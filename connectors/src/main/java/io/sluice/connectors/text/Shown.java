package io.sluice.connectors.text;

import java.nio.charset.StandardCharsets;

/** Text of a file as an error shows it: bounded, and without characters that a terminal would obey. */
public final class Shown {
    private Shown() {}

    /** At most {@code longest} characters of {@code bytes[start..end)}, then two dots; control characters as {@code \}{@code u001B}. */
    public static String of(byte[] bytes, int start, int end, int longest) {
        int bytesShown = (int) Math.min((long) end - start, 4L * longest);
        String text = new String(bytes, start, bytesShown, StandardCharsets.UTF_8);
        boolean cut = bytesShown < end - start || text.codePointCount(0, text.length()) > longest;
        int shown = Math.min(longest, text.codePointCount(0, text.length()));
        StringBuilder out = new StringBuilder();
        text.codePoints().limit(shown).forEach(c -> append(c, out));
        return cut ? out.append("..").toString() : out.toString();
    }

    private static void append(int codePoint, StringBuilder out) {
        int type = Character.getType(codePoint);
        boolean invisible = type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
        if (!invisible) {
            out.appendCodePoint(codePoint);
        } else {
            for (char unit : Character.toChars(codePoint)) {
                out.append(String.format("\\u%04X", (int) unit));
            }
        }
    }
}
