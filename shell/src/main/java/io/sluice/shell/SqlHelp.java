package io.sluice.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code \h} says of statements. The texts lie in {@code sql-help.txt}: a line that begins with {@code # } names a
 * statement, and what follows up to the next such line is its text.
 */
final class SqlHelp {
    private static final String FILE = "sql-help.txt";
    private static final String HEADING = "# ";
    private static final int COLUMNS = 3;
    private static final int COLUMN_WIDTH = 30;

    private SqlHelp() {}

    /** The texts by the name of their statement, in the order of the file. */
    static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        String name = null;
        for (String line : read().lines().toList()) {
            if (line.startsWith(HEADING)) {
                name = line.substring(HEADING.length());
                texts.put(name, "");
            } else {
                texts.merge(name, line + "\n", String::concat);
            }
        }
        return texts;
    }

    /** All statements whose name begins with the words; their list when there are no words or no such statement. */
    static String of(String words) {
        String wanted = words.replace(";", "").strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
        Map<String, String> texts = texts();
        List<String> found = texts.keySet().stream()
                .filter(name -> !wanted.isEmpty() && name.startsWith(wanted))
                .toList();
        if (found.isEmpty()) {
            String reason = wanted.isEmpty() ? "" : "There is no help for '" + words + "'. ";
            return reason + "There is help for:\n" + list(List.copyOf(texts.keySet()));
        }
        StringBuilder text = new StringBuilder();
        found.forEach(name -> text.append(name).append('\n').append(texts.get(name)));
        return text.toString();
    }

    private static String list(List<String> names) {
        StringBuilder text = new StringBuilder();
        int rows = (names.size() + COLUMNS - 1) / COLUMNS;
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = row; i < names.size(); i += rows) {
                line.append(String.format("%-" + COLUMN_WIDTH + "s", names.get(i)));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static String read() {
        try (InputStream in = SqlHelp.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
