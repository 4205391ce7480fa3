package io.sluice.shell.terminal;

import static io.sluice.shell.terminal.PseudoTerminal.CTRL_C;
import static io.sluice.shell.terminal.PseudoTerminal.CTRL_D;
import static io.sluice.shell.terminal.PseudoTerminal.CTRL_R;
import static io.sluice.shell.terminal.PseudoTerminal.ENTER;
import static io.sluice.shell.terminal.PseudoTerminal.LEFT;
import static io.sluice.shell.terminal.PseudoTerminal.TAB;
import static io.sluice.shell.terminal.PseudoTerminal.UP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Someone types into the program at a terminal. */
class TerminalTest {
    private static final String ENDLESS =
            "CREATE TABLE endless (n INT) WITH ('connector' = 'datagen', 'rows-per-second' = '50',"
                    + " 'fields.n.min' = '1000', 'fields.n.max' = '1999');";

    @TempDir
    Path folder;

    private PseudoTerminal terminal;

    @AfterEach
    void endIt() {
        if (terminal != null) {
            terminal.close();
        }
    }

    private PseudoTerminal open(String... words) throws IOException, InterruptedException {
        return open(Map.of(), words);
    }

    private PseudoTerminal open(Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        terminal = PseudoTerminal.start(folder, environment, words);
        return terminal.awaitPromptBelow("Sluice");
    }

    @Test
    void aStatementOverLinesARowAndAnError() throws IOException, InterruptedException {
        open().enter("SELECT 'it''s; 中' AS a, -- a comment;").awaitLast("   ...");
        terminal.enter("  CAST(NULL AS INT) AS b;").awaitPromptBelow("1 row in set");
        List<String> table = terminal.screen().subList(3, 8);
        assertEquals(
                """
                ┌──────────┬────────┐
                │ a        │      b │
                ├──────────┼────────┤
                │ it's; 中 │ <NULL> │
                └──────────┴────────┘""",
                String.join("\n", table));
        terminal.enter("SELECT 1,")
                .enter("  nothing FROM (VALUES (1)) AS t (x);")
                .awaitPromptBelow("HINT: ");
        assertTrue(
                String.join("\n", terminal.screen())
                        .contains(
                                """
                                ERROR SLC-2002 [42703] 2:3: Column 'nothing' not found
                                  2 |   nothing FROM (VALUES (1)) AS t (x);
                                    |   ^^^^^^^
                                """),
                String.join("\n", terminal.screen()));
        terminal.type(CTRL_D);
        assertEquals(0, terminal.exitCode());
    }

    @Test
    void ctrlCClearsTheInputAndQuitLeaves() throws IOException, InterruptedException {
        open().enter("SELECT 'unfinished").awaitLast("   ...").type("more").await("   ... more");
        terminal.type(CTRL_C).awaitLast("sluice>");
        terminal.enter("VALUES (42);").await("│     42 │").enter("QUIT;");
        assertEquals(0, terminal.exitCode());
    }

    @Test
    void tabCompletesOptionsTablesColumnsAndSettings() throws IOException, InterruptedException {
        open().type("CREATE TABLE orders (customer STRING, amount INT) WITH ('conn" + TAB)
                .await("('connector' = '")
                .type("datag" + TAB)
                .await("'connector' = 'datagen'")
                .type(", 'number" + TAB)
                .await("'number-of-rows' = '")
                .type("3');" + ENTER)
                .awaitPromptBelow("[INFO] Execute statement succeeded.");
        terminal.type("SELECT cust FROM ord" + TAB).await("FROM orders");
        terminal.type(LEFT.repeat("FROM orders ".length() + 1) + TAB).await("SELECT customer");
        terminal.type(CTRL_C).awaitLast("sluice>");
        terminal.type("SET 'execution.runt" + TAB).await("SET 'execution.runtime-mode' = '");
        terminal.type("ba" + TAB).await("= 'batch'").type(CTRL_C).awaitLast("sluice>");
        terminal.type("\\tim" + TAB).await("sluice> \\timing");
    }

    @Test
    void historyIsKeptInAPrivateFileWithoutSecrets() throws IOException, InterruptedException {
        open().enter("SELECT 11 AS").enter("eleven;").awaitPromptBelow("1 row in set");
        terminal.enter("CREATE TABLE s (a INT) WITH ('connector' = 'datagen', 'my.password' = 'canary');")
                .await("my.password");
        terminal.enter("\\q");
        assertEquals(0, terminal.exitCode());
        Path file = folder.resolve(".sluice_history");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        String kept = Files.readString(file);
        assertFalse(kept.contains("canary"), kept);
        assertTrue(kept.contains("'my.password' = '****'"), kept);
        open().type(UP + UP + UP).await("   ... eleven;").type(CTRL_C).awaitLast("sluice>");
        terminal.type(CTRL_R + "eleven").await("SELECT 11 AS").type(ENTER).awaitPromptBelow("1 row in set");
    }

    @Test
    void withoutHistoryThereIsNoFile() throws IOException, InterruptedException {
        open("--no-history").enter("VALUES (1);").awaitPromptBelow("1 row in set");
        terminal.enter("\\q");
        assertEquals(0, terminal.exitCode());
        assertFalse(Files.exists(folder.resolve(".sluice_history")));
    }

    @Test
    void aStreamIsShownLiveAndStopped() throws IOException, InterruptedException {
        open().enter(ENDLESS).awaitPromptBelow("succeeded");
        terminal.enter("SELECT n, n * 2 AS doubled FROM endless;")
                .await(
                        "rows of a stream",
                        screen -> screen.get(23).startsWith("q quit")
                                && screen.get(22).contains("rows/s")
                                && screen.get(2).matches(" +\\d+ │ +\\d+"));
        assertEquals("    n │ doubled", terminal.screen().get(0));
        terminal.type("g").await("the first rows", screen -> screen.get(22).startsWith("rows 1-20 of "));
        terminal.type(CTRL_C).await("Stop the query?").type("c").await("q quit");
        terminal.type("+").await("refresh 1 s");
        terminal.type(CTRL_C).await("Stop the query?").type("s");
        terminal.awaitPromptBelow("Query terminated, received a total of ");
    }

    @Test
    void aRowThatChangesStaysInItsPlace() throws IOException, InterruptedException {
        open().enter(ENDLESS).awaitPromptBelow("succeeded");
        terminal.enter("SELECT MOD(n, 2) AS k, COUNT(*) AS c FROM endless GROUP BY MOD(n, 2);")
                .await("two rows", screen -> screen.get(22).startsWith("rows 1-2 of 2 after "));
        List<String> before = terminal.screen();
        terminal.await("other counts", screen -> !screen.get(2).equals(before.get(2)));
        assertEquals(
                before.get(2).strip().charAt(0),
                terminal.screen().get(2).strip().charAt(0));
        terminal.type("q").awaitPromptBelow("Query terminated");
    }

    @Test
    void aLongResultIsPaged() throws IOException, InterruptedException {
        open().enter("CREATE TABLE t (n INT) WITH ('connector' = 'datagen', 'number-of-rows' = '100',"
                        + " 'fields.n.kind' = 'sequence', 'fields.n.start' = '1', 'fields.n.end' = '100');")
                .awaitPromptBelow("succeeded");
        terminal.enter("SELECT n FROM t;").await("rows 1-20 of ");
        terminal.type(" ").await("rows 21-40 of ").type("G").await("rows 81-100 of 100");
        terminal.type("q").awaitLast("sluice>");
        terminal.enter("\\pset pager off").awaitPromptBelow("Pager is off.");
        terminal.enter("SELECT n FROM t;").awaitPromptBelow("100 rows in set");
    }

    @Test
    void ctrlCWhileAnInsertIsWaitedForAsksWhatToDo() throws IOException, InterruptedException {
        open("-Dtable.dml-sync=true", "-Dexecution.checkpointing.savepoint-dir=" + folder.resolve("kept"));
        terminal.enter(ENDLESS).awaitPromptBelow("succeeded");
        terminal.enter("CREATE TABLE nothing (n INT) WITH ('connector' = 'blackhole');")
                .awaitPromptBelow("succeeded");
        terminal.enter("SET 'pipeline.name' = 'mine';").awaitPromptBelow("succeeded");
        terminal.enter("VALUES (7); INSERT INTO nothing SELECT n FROM endless;").await("1 row in set");
        terminal.type(CTRL_C).await("[d]etach").type("c").await("waiting: c");
        terminal.type(CTRL_C)
                .await(
                        "the question again",
                        screen -> screen.stream()
                                        .filter(line -> line.contains("[d]etach"))
                                        .count()
                                == 2)
                .type("d")
                .awaitPromptBelow("Job ID: ");
        untilItRuns();
        terminal.type(CTRL_D).await("[c]ancel leaving").type("c").awaitLast("sluice>");
        terminal.enter("STOP JOB 'mine' WITH SAVEPOINT;").awaitPromptBelow("Job 'mine' has finished.");
        terminal.type(CTRL_D);
        assertEquals(0, terminal.exitCode());
        assertTrue(Files.isDirectory(folder.resolve("kept")));
    }

    private void untilItRuns() throws IOException, InterruptedException {
        for (int i = 0; i < 200; i++) {
            terminal.enter("SHOW JOBS;").awaitPromptBelow("2 rows in set");
            if (terminal.screen().stream().anyMatch(line -> line.contains("│ mine ") && line.contains(" RUNNING "))) {
                return;
            }
            terminal.enter("CLEAR;")
                    .await("an empty screen", screen -> screen.get(0).equals("sluice>"));
        }
        fail("it does not begin to run");
    }

    @Test
    void rowsOfAPrintTableDoNotDisturbTheInput() throws IOException, InterruptedException {
        open().enter(ENDLESS).awaitPromptBelow("succeeded");
        terminal.enter("CREATE TABLE shown (n INT) WITH ('connector' = 'print');")
                .awaitPromptBelow("succeeded");
        terminal.enter("INSERT INTO shown SELECT n FROM endless;").await("+I[");
        terminal.type("SELECT 'half").await("rows above what was typed", screen -> {
            List<String> lines = screen.stream().filter(line -> !line.isEmpty()).toList();
            int end = lines.size() - 1;
            return lines.get(end).equals("sluice> SELECT 'half")
                    && lines.get(end - 1).startsWith("+I[");
        });
        terminal.type(CTRL_C)
                .awaitLast("sluice>")
                .type(CTRL_D)
                .await("[c]ancel leaving")
                .type("s");
        assertEquals(0, terminal.exitCode());
    }

    @Test
    void whatIsEditedElsewhereIsRun() throws IOException, InterruptedException {
        open(Map.of("EDITOR", "sed -i s/old/new/")).enter("SELECT 'old' AS a;").await("│ old │");
        terminal.enter("\\e").await("│ new │").awaitLast("sluice>");
    }

    @Test
    void watchRepeatsAStatement() throws IOException, InterruptedException {
        open().enter("SELECT 7 AS seven \\watch 0.1")
                .await(
                        "two rounds",
                        screen -> screen.stream()
                                        .filter(line -> line.contains("Every 0.1 s"))
                                        .count()
                                > 1);
        terminal.type("q").awaitLast("sluice>");
    }

    @Test
    void aTerminalThatCanDoNothingHasThePlainPrompt() throws IOException, InterruptedException {
        terminal = PseudoTerminal.start(folder, Map.of("TERM", "dumb"));
        terminal.await("sluice>").enter("VALUES (1);").await("1 row in set");
        terminal.enter("QUIT;");
        assertEquals(0, terminal.exitCode());
        assertFalse(Files.exists(folder.resolve(".sluice_history")));
    }
}
