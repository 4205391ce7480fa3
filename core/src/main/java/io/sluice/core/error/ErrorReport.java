package io.sluice.core.error;

/**
 * The printed form of an error:
 *
 * <pre>
 * ERROR SLC-2002 [42703] script.sql:2:8: Column 'orign' not found
 *   expected: one of departed, origin
 *   2 | SELECT orign FROM flights
 *     |        ^^^^^
 * HINT: did you mean 'origin'?
 * </pre>
 */
public final class ErrorReport {
    private static final int MAX_LINE = 160;

    private ErrorReport() {}

    /**
     * @param source name of the script, such as a file; null when there is none
     * @param text the script that positions refer to; null when there is none
     */
    public static String render(SluiceException error, String source, String text) {
        StringBuilder out = new StringBuilder("ERROR ")
                .append(error.code().label())
                .append(" [")
                .append(error.code().sqlState())
                .append("] ");
        SourcePosition position = error.position().orElse(null);
        if (position != null) {
            out.append(source == null ? "" : source + ":")
                    .append(position.line())
                    .append(':')
                    .append(position.column())
                    .append(": ");
        }
        out.append(sentence(error.getMessage()));
        error.expected().ifPresent(e -> out.append("\n  expected: ").append(e));
        if (position != null && text != null) {
            appendExcerpt(out, position, text);
        }
        error.hint().ifPresent(h -> out.append("\nHINT: ").append(h));
        return out.toString();
    }

    /** Messages are joined, so that only the whole begins with a capital; a name with a dot or a slash stays itself. */
    private static String sentence(String message) {
        int end = 0;
        while (end < message.length() && message.charAt(end) >= 'a' && message.charAt(end) <= 'z') {
            end++;
        }
        boolean word = end > 0 && (end == message.length() || " ':,".indexOf(message.charAt(end)) >= 0);
        return word ? Character.toUpperCase(message.charAt(0)) + message.substring(1) : message;
    }

    private static void appendExcerpt(StringBuilder out, SourcePosition position, String text) {
        String[] lines = text.split("\r\n|\r|\n", -1);
        if (position.line() < 1 || position.line() > lines.length) {
            return;
        }
        String line = lines[position.line() - 1].replace('\t', ' ');
        int from = Math.max(0, Math.min(position.column() - 1, line.length()));
        int to = position.endLine() == position.line() ? Math.min(position.endColumn(), line.length()) : line.length();
        int skip = from > MAX_LINE / 2 ? from - MAX_LINE / 2 : 0;
        String shown = line.substring(skip, Math.min(line.length(), skip + MAX_LINE));
        int carets = Math.max(1, Math.min(to, skip + MAX_LINE) - from);
        String number = Integer.toString(position.line());
        out.append("\n  ").append(number).append(" | ").append(shown);
        out.append("\n  ")
                .append(" ".repeat(number.length()))
                .append(" | ")
                .append(" ".repeat(from - skip))
                .append("^".repeat(carets));
    }
}
