package io.sluice.shell.complete;

import io.sluice.parser.SqlWords;
import java.util.List;

/** Which keywords are offered where. */
final class Keywords {
    /** What is worth offering before a letter was typed. */
    static final List<String> COMMON = List.of(
            "AND",
            "AS",
            "BY",
            "FROM",
            "GROUP BY",
            "HAVING",
            "JOIN",
            "LEFT JOIN",
            "LIMIT",
            "ON",
            "OR",
            "ORDER BY",
            "UNION ALL",
            "WHERE",
            "WITH");

    private Keywords() {}

    /** Whether a word cannot be an alias. */
    static boolean follow(String word) {
        return SqlWords.reserved().contains(word);
    }
}
