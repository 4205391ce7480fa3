package io.sluice.examples.duckdb;

import java.util.ArrayList;
import java.util.List;

/**
 * One query for two engines.
 *
 * @param sluice the query
 * @param duckdb the same question in DuckDB's words
 * @param ordered whether the order of the rows is part of the answer
 */
record Comparison(int line, String sluice, String duckdb, boolean ordered) {
    private static final String DUCKDB = "-- duckdb: ";

    /** Reads queries that end with a semicolon; a comment {@code -- duckdb: SQL} behind one gives DuckDB's words. */
    static List<Comparison> parse(List<String> lines) {
        List<Comparison> all = new ArrayList<>();
        StringBuilder sql = new StringBuilder();
        int begin = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(DUCKDB)) {
                Comparison last = all.remove(all.size() - 1);
                String words = line.substring(DUCKDB.length());
                all.add(new Comparison(last.line, last.sluice, words, last.ordered));
            } else if (!line.isBlank() && !line.startsWith("--")) {
                begin = sql.isEmpty() ? i + 1 : begin;
                sql.append(line).append('\n');
                if (line.endsWith(";")) {
                    all.add(of(begin, sql.substring(0, sql.length() - 2)));
                    sql.setLength(0);
                }
            }
        }
        if (!sql.isEmpty()) {
            throw new IllegalArgumentException("no semicolon: " + sql);
        }
        return all;
    }

    private static Comparison of(int line, String sql) {
        return new Comparison(line, sql, sql, isOrdered(sql));
    }

    /** Whether there is an ORDER BY outside of parentheses, where it would order the rows of an aggregate. */
    private static boolean isOrdered(String sql) {
        int depth = 0;
        for (int i = 0; i < sql.length(); i++) {
            depth += sql.charAt(i) == '(' ? 1 : sql.charAt(i) == ')' ? -1 : 0;
            if (depth == 0 && sql.startsWith("ORDER BY", i)) {
                return true;
            }
        }
        return false;
    }
}
