package io.sluice.shell.format;

/** What is shown of a cell in a table: NULL by name, and nothing that would break the line or move the cursor. */
public final class CellText {
    private CellText() {}

    /** @param text null for NULL */
    public static String of(String text, String nullText) {
        if (text == null) {
            return nullText;
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return escaped(text);
            }
        }
        return text;
    }

    private static String escaped(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\r' -> shown.append("\\r");
                case '\n' -> shown.append("\\n");
                case '\t' -> shown.append("\\t");
                default -> shown.append(Character.isISOControl(c) ? String.format("\\u%04x", (int) c) : c);
            }
        }
        return shown.toString();
    }
}
