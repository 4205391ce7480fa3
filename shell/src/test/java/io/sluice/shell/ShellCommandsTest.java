package io.sluice.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What is typed at the plain prompt, and what it answers. */
class ShellCommandsTest {
    private static final String TABLES =
            """
            CREATE TABLE orders (customer STRING, amount INT) WITH ('connector' = 'blackhole');
            CREATE VIEW big AS SELECT 1 AS x;
            """;

    private final CommandLine line = new CommandLine().atTerminal();

    /** The output without the prompts and the welcome. */
    private String typed(String input) {
        assertEquals(0, line.input(input).run());
        String out = line.out();
        return out.substring(out.indexOf('\n') + 1)
                .replace("sluice> ", "")
                .replace("   ... ", "")
                .replace("[INFO] Execute statement succeeded.\n", "")
                .stripTrailing();
    }

    @Test
    void whatThereIs() {
        assertEquals(
                """
                ┌────────────┐
                │ table name │
                ├────────────┤
                │ big        │
                │ orders     │
                └────────────┘
                2 rows in set
                ┌────────────┐
                │ table name │
                ├────────────┤
                │ orders     │
                └────────────┘
                1 row in set
                ┌───────────┐
                │ view name │
                ├───────────┤
                │ big       │
                └───────────┘
                1 row in set
                ┌──────────┬────────┬──────┬─────┬────────┬───────────┐
                │ name     │ type   │ null │ key │ extras │ watermark │
                ├──────────┼────────┼──────┼─────┼────────┼───────────┤
                │ customer │ STRING │ TRUE │     │        │           │
                │ amount   │ INT    │ TRUE │     │        │           │
                └──────────┴────────┴──────┴─────┴────────┴───────────┘
                2 rows in set
                ┌───────────────┐
                │ function name │
                ├───────────────┤
                │ upper         │
                └───────────────┘
                1 row in set""",
                typed(TABLES + "\\d\n\\dt o*\n\\dv\n\\d orders;\n\\df upp?r\n"));
        assertEquals("", line.err());
    }

    @Test
    void howResultsAreShown() {
        assertEquals(
                """
                Expanded display is on.
                ******************** row 1 ********************
                a: 1
                b: <NULL>
                1 row in set (0.00 seconds)
                Expanded display is off.
                Null display is "-".
                ┌───┬───┐
                │ a │ b │
                ├───┼───┤
                │ 1 │ - │
                └───┴───┘
                1 row in set (0.00 seconds)
                Timing is on.
                a,b
                1,
                Time: 0.000 ms
                null     '-'
                pager    on""",
                typed(
                                "\\x\nSELECT 1 AS a, CAST(NULL AS INT) AS b;\n\\x\n\\pset null -\n\\g\n\\timing on\n"
                                        + "SET 'sql-client.execution.result-mode' = 'csv';\nSELECT 1 AS a, CAST(NULL AS INT) AS b;\n\\pset\n")
                        .replaceFirst("Time: 0.000 ms\n", ""));
    }

    @Test
    void theStatementSoFar() {
        assertEquals(
                """
                SELECT 1 AS a
                ******************** row 1 ********************
                a: 1
                1 row in set (0.00 seconds)
                SELECT 1 AS a""",
                typed("SELECT 1 AS a\n\\p\n\\gx\n\\p\n"));
        assertEquals("", typed("SELECT nonsense\n\\r\n"));
        assertEquals("", line.err());
    }

    @Test
    void variables() {
        assertEquals(
                """
                n = '7'
                who = 'O'Hara'
                EXPR$0,EXPR$1
                8,O'Hara
                7 and more
                EXPR$0
                :n""",
                typed("SET 'sql-client.execution.result-mode' = 'csv';\n\\set n 7\n\\set who 'O''Hara'\n\\set\n"
                        + "SELECT :n + 1, :'who';\n\\echo :n and more\n\\unset n\nSELECT ':n';\n"));
    }

    @Test
    void filesAreRunAndWritten() {
        line.file(
                "a.sql",
                "\\set x 5\n\nSELECT :x AS x;\n\\o out.csv\nSELECT :x + 1 AS y;\n\\o\nSELECT oops;\n\\echo no\n");
        String out = typed("SET 'sql-client.execution.result-mode' = 'csv';\n\\i a.sql\n\\echo next\n");
        assertEquals("x\n5\nnext", out);
        assertTrue(line.err().startsWith("ERROR SLC-2002 [42703] a.sql:7:8: Column 'oops' not found"), line.err());
        assertEquals("y\n6\n", line.read("out.csv"));
    }

    @Test
    void mistakes() {
        typed("\\timin\n\\i\n\\i nothing.sql\n\\x maybe\n\\pset border 2\n\\watch\nSELECT 1 \\watch x\n\\i loop.sql\n");
        assertEquals(
                """
                ERROR SLC-5003 [22023] There is no command '\\timin'
                HINT: did you mean \\timing? \\? lists the commands
                ERROR SLC-5003 [22023] \\i needs FILE
                ERROR SLC-5004 [58P01] There is no file 'nothing.sql'
                HINT: paths count from /
                ERROR SLC-5003 [22023] 'maybe' is neither on nor off
                  expected: \\x [on|off]
                ERROR SLC-5003 [22023] \\pset knows no 'border'
                  expected: null, pager or format
                ERROR SLC-5003 [22023] \\watch needs a terminal
                HINT: TERM is unset or 'dumb', or input or output is no terminal
                ERROR SLC-5003 [22023] 'x' is no number of seconds
                  expected: a number above 0
                ERROR SLC-5004 [58P01] There is no file 'loop.sql'
                HINT: paths count from /
                """,
                line.err());
    }

    @Test
    void filesThatIncludeEachOtherEnd() {
        line.file("loop.sql", "\\i loop.sql\n");
        typed("\\i loop.sql\n");
        assertEquals("ERROR SLC-5003 [22023] Files include each other more than 16 deep\n", line.err());
    }

    @Test
    void theInitFileIsRunFirst() {
        line.with("HOME", "home").file("home/.sluicerc", "\\pset null nil\nSET 'x' = '1';\n");
        assertTrue(typed("SELECT CAST(NULL AS INT) AS a;\n").contains("│ nil │"), line.out());
        assertTrue(
                line.err().startsWith("ERROR SLC-5001 [42704] home/.sluicerc:2:5: There is no setting 'x'"),
                line.err());
        assertEquals(0, line.input("SELECT CAST(NULL AS INT) AS a;\n").run("-X"));
        assertTrue(line.out().contains("│ <NULL> │"), line.out());
        line.with("SLUICE_RC", "");
        assertTrue(typed("SELECT CAST(NULL AS INT) AS a;\n").contains("│ <NULL> │"), line.out());
    }

    @Test
    void theListsOfHelpNameEveryCommand() {
        String out = typed("\\?\n\\h stop job\nHELP;\n");
        for (ShellCommand command : ShellCommand.values()) {
            assertTrue(out.contains("  \\" + command.word() + " "), command.word());
        }
        assertTrue(out.contains("STOP JOB 'id or name' [WITH SAVEPOINT] [WITH DRAIN]"), out);
        assertTrue(out.contains("Ctrl-R searches the history"), out);
    }
}
