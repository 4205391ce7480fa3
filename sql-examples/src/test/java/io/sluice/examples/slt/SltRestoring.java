package io.sluice.examples.slt;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.engine.Session;
import io.sluice.engine.TextResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Runs the INSERTs of a file, and its queries as INSERTs into tables of their own, through deaths and restores. What
 * only looks or defines runs in the ordinary session.
 */
final class SltRestoring {
    private static final long SEED = 7;

    private final MemoryFileSystem files;
    private final Session session;
    private final List<String> definitions = new ArrayList<>();
    private int views;
    private int jobs;
    private int deaths;

    SltRestoring(MemoryFileSystem files, Session session) {
        this.files = files;
        this.session = session;
    }

    /** Whether jobs ran, and not one of them died with a checkpoint to go on from. */
    boolean sawNoDeath() {
        return jobs > 0 && deaths == 0;
    }

    /** Runs a script of definitions, settings and INSERTs. */
    void execute(String script) {
        for (String statement : split(script)) {
            if (begins(statement, "INSERT", "EXECUTE", "BEGIN")) {
                survive(statement);
            } else {
                session.execute(statement);
                // Partitions are no definition: they are there once they are made.
                if (begins(statement, "CREATE", "ALTER", "DROP") && !statement.contains(" PARTITION (")) {
                    // In a life nothing moves by itself, and no INSERT reads the rows that a job keeps.
                    definitions.add(statement.replace("MATERIALIZED VIEW", "VIEW"));
                }
            }
        }
    }

    /** The rows of a query, in no order. */
    TextResult query(String sql) {
        if (!begins(sql, "SELECT", "WITH", "VALUES")) {
            return session.execute(sql).get(0);
        }
        String name = "slt_" + views++;
        define("CREATE VIEW " + name + "_view AS " + sql);
        String columns = columns(session.execute("DESCRIBE " + name + "_view").get(0));
        if (columns.contains("INTERVAL")) {
            return session.execute(sql).get(0);
        }
        define("CREATE TABLE " + name + " (" + columns + ") WITH ('connector' = 'filesystem', 'format' = 'json', "
                + "'path' = 'slt/results/" + name + "')");
        String insert = "INSERT INTO " + name + " SELECT * FROM " + name + "_view";
        survive(changes(insert) ? insert + " ORDER BY 1" : insert);
        TextResult rows = session.execute("SELECT * FROM " + name).get(0);
        List<String> names = session.execute("DESCRIBE " + name + "_view").get(0).rows().stream()
                .map(row -> row.get(0))
                .toList();
        return new TextResult(names, rows.rows(), "");
    }

    private void define(String statement) {
        session.execute(statement);
        definitions.add(statement);
    }

    /** Whether the rows change on their way, so that a file can only take them at their end, sorted. */
    private boolean changes(String insert) {
        try {
            session.execute("EXPLAIN " + insert);
            return false;
        } catch (SluiceException e) {
            if (e.code() == ErrorCode.CHANGELOG_NOT_ACCEPTED) {
                return true;
            }
            throw e;
        }
    }

    private void survive(String insert) {
        SltLives lives = new SltLives(files, "job-" + jobs, SEED + jobs);
        jobs++;
        lives.run(String.join(";\n", definitions) + ";\n" + insert + ";", session.settings());
        deaths += lives.deaths();
    }

    private static String columns(TextResult described) {
        List<String> columns = new ArrayList<>();
        for (List<String> column : described.rows()) {
            columns.add("c" + columns.size() + " " + column.get(1).replace(" *ROWTIME*", ""));
        }
        return String.join(", ", columns);
    }

    /** Statements end with a semicolon at the end of a line; a statement set ends with END. */
    private static List<String> split(String script) {
        List<String> statements = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : script.lines().toList()) {
            open.append(open.isEmpty() ? "" : "\n").append(line);
            boolean set = begins(open.toString(), "EXECUTE", "BEGIN");
            if (line.endsWith(";") && (!set || line.equals("END;"))) {
                statements.add(open.substring(0, open.length() - 1));
                open.setLength(0);
            }
        }
        if (!open.isEmpty()) {
            statements.add(open.toString());
        }
        return statements;
    }

    private static boolean begins(String statement, String... words) {
        String first = statement.strip().split("\\s+", 2)[0].toUpperCase(Locale.ROOT);
        return List.of(words).contains(first);
    }
}
