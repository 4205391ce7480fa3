package io.sluice.examples.slt;

import io.sluice.engine.TextResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Results as the lines of an answer: cells between bars, {@code NULL}, {@code (empty)}. */
final class SltText {
    private static final String NULL = "NULL";
    private static final String EMPTY = "(empty)";
    /** A record ends at a blank line, so that a blank line of an answer needs a sign. */
    private static final String BLANK = ".";

    private SltText() {}

    static List<String> of(TextResult result, boolean names, boolean rowsort) {
        List<String> rows = new ArrayList<>();
        for (List<String> row : result.rows()) {
            row.stream()
                    .map(SltText::cell)
                    .collect(Collectors.joining(" | "))
                    .lines()
                    .map(SltText::line)
                    .forEach(rows::add);
        }
        if (rowsort) {
            rows.sort(null);
        }
        if (names) {
            rows.add(0, line(String.join(" | ", result.columns())));
        }
        return rows;
    }

    private static String line(String text) {
        String line = text.stripTrailing();
        return line.isEmpty() ? BLANK : line;
    }

    private static String cell(String value) {
        if (value == null) {
            return NULL;
        }
        if (value.isEmpty()) {
            return EMPTY;
        }
        return value.equals(NULL) || value.equals(EMPTY) ? "'" + value + "'" : value;
    }
}
