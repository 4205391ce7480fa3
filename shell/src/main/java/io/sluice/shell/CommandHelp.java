package io.sluice.shell;

import java.util.Arrays;
import java.util.List;

/** What HELP and {@code \?} say. */
final class CommandHelp {
    static final String OVERVIEW =
            """
            A statement ends with ';' and may take several lines. \\h lists the statements, \\h NAME explains one.
              CREATE TABLE .. WITH (..), CREATE VIEW .. AS ..   name data
              CREATE MATERIALIZED VIEW .. AS ..                 keep a result up to date, for any SELECT
              SHOW TABLES, DESCRIBE name, SHOW CREATE TABLE name  see what there is; also \\d
              SELECT .., INSERT INTO .. SELECT ..               run a query, start a job
              SHOW JOBS, STOP JOB 'id' WITH SAVEPOINT           see and stop jobs
              EXPLAIN ..                                        see the plan
              SET 'key' = 'value', SET, RESET 'key'             settings
              HELP, CLEAR, QUIT or EXIT                         the prompt itself; \\? lists its commands
            Keys: Tab completes, Ctrl-R searches the history, Ctrl-C clears the input or stops what runs, Ctrl-D leaves.
            """;

    private static final int COLUMN = 28;

    private CommandHelp() {}

    static String list() {
        StringBuilder text = new StringBuilder();
        for (ShellCommand command : ShellCommand.values()) {
            String use = "  \\" + command.word() + " " + command.arguments();
            text.append(use).append(" ".repeat(Math.max(1, COLUMN - use.length())));
            text.append(command.help()).append('\n');
        }
        return text.toString();
    }

    /** The commands as typed, with the backslash. */
    static List<String> names() {
        return Arrays.stream(ShellCommand.values())
                .map(command -> '\\' + command.word())
                .toList();
    }
}
