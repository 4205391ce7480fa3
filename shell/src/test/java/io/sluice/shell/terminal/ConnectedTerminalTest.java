package io.sluice.shell.terminal;

import static io.sluice.shell.terminal.PseudoTerminal.CTRL_C;
import static io.sluice.shell.terminal.PseudoTerminal.CTRL_D;
import static io.sluice.shell.terminal.PseudoTerminal.LEFT;
import static io.sluice.shell.terminal.PseudoTerminal.TAB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.time.Clock;
import io.sluice.server.auth.Users;
import io.sluice.shell.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Someone types into the program at a terminal, and it works on a server. */
class ConnectedTerminalTest {
    private static final String ENDLESS =
            "CREATE TABLE endless (n INT) WITH ('connector' = 'datagen', 'rows-per-second' = '50',"
                    + " 'fields.n.min' = '1000', 'fields.n.max' = '1999');";

    @TempDir
    Path folder;

    private RunningServer server;
    private PseudoTerminal terminal;

    @AfterEach
    void endBoth() {
        if (terminal != null) {
            terminal.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private void open(String... words) throws IOException, InterruptedException {
        server = new RunningServer(folder, Map.of(), Clock.SYSTEM, Optional.empty());
        String[] all = new String[words.length + 2];
        all[0] = "--connect";
        all[1] = server.place();
        System.arraycopy(words, 0, all, 2, words.length);
        terminal = PseudoTerminal.start(folder, Map.of(), all);
        terminal.awaitPromptBelow("Sluice");
    }

    @Test
    void aStreamIsShownLiveAndStopped() throws IOException, InterruptedException {
        open();
        terminal.enter(ENDLESS).awaitPromptBelow("succeeded");
        terminal.enter("SELECT MOD(n, 2) AS k, COUNT(*) AS c FROM endless GROUP BY MOD(n, 2);")
                .await(
                        "two rows",
                        screen -> screen.get(22).startsWith("rows 1-2 of 2 after ")
                                && screen.get(22).contains("rows/s"));
        List<String> before = terminal.screen();
        terminal.await("other counts", screen -> !screen.get(2).equals(before.get(2)));
        assertEquals(
                before.get(2).strip().charAt(0),
                terminal.screen().get(2).strip().charAt(0),
                "a row that changes stays in its place");
        terminal.type(CTRL_C).await("Stop the query?").type("s");
        terminal.awaitPromptBelow("Query terminated, received a total of ");
    }

    @Test
    void aStreamWithoutRowsNamesWhoHoldsTheWatermarkBack() throws IOException, InterruptedException {
        open();
        terminal.enter("CREATE TABLE stuck (n INT, ts AS CAST('2020-01-01 00:00:30' AS TIMESTAMP(3)),"
                        + " WATERMARK FOR ts AS ts) WITH ('connector' = 'datagen', 'rows-per-second' = '50');")
                .awaitPromptBelow("succeeded");
        terminal.enter("SELECT COUNT(*) AS c FROM TABLE(TUMBLE(TABLE stuck, DESCRIPTOR(ts), INTERVAL '1' MINUTE))"
                        + " GROUP BY window_start, window_end;")
                .await("who holds it back", screen -> String.join(" ", screen)
                        .replaceAll(" +", " ")
                        .matches(".* waits at its input .* for 2020-01-01T00:01:00.000, held back by"
                                + " scan\\(stuck\\) .*"));
        terminal.type("q").awaitPromptBelow("Query terminated");
    }

    @Test
    void tabCompletesWhatTheServerHas() throws IOException, InterruptedException {
        open();
        terminal.enter("CREATE TABLE orders (customer STRING, amount INT) WITH ('connector' = 'blackhole');")
                .awaitPromptBelow("succeeded");
        terminal.type("SELECT cust FROM ord" + TAB).await("FROM orders");
        terminal.type(LEFT.repeat("FROM orders ".length() + 1) + TAB).await("SELECT customer");
        terminal.type(CTRL_C).awaitLast("sluice>");
        terminal.type("SELECT initc" + TAB)
                .await("SELECT initcap(")
                .type(CTRL_C)
                .awaitLast("sluice>");
        terminal.enter("\\d orders").awaitPromptBelow("2 rows in set");
    }

    @Test
    void ctrlCWhileAnInsertIsWaitedForAsksWhatToDo() throws IOException, InterruptedException {
        Path kept = folder.resolve("kept");
        open("-Dtable.dml-sync=true", "-Dexecution.checkpointing.savepoint-dir=" + kept);
        terminal.enter(ENDLESS).awaitPromptBelow("succeeded");
        terminal.enter("CREATE TABLE nothing (n INT) WITH ('connector' = 'blackhole');")
                .awaitPromptBelow("succeeded");
        terminal.enter("SET 'pipeline.name' = 'first';").awaitPromptBelow("succeeded");
        terminal.enter("VALUES (7); INSERT INTO nothing SELECT n FROM endless;").await("1 row in set");
        terminal.type(CTRL_C).await("[d]etach").type("p").awaitPromptBelow("1 row in set");
        assertTrue(Files.isDirectory(kept));
        terminal.enter("CLEAR;")
                .await("an empty screen", screen -> screen.get(0).equals("sluice>"));
        terminal.enter("SET 'pipeline.name' = 'second';").awaitPromptBelow("succeeded");
        terminal.enter("VALUES (7); INSERT INTO nothing SELECT n FROM endless;").await("1 row in set");
        terminal.type(CTRL_C).await("[d]etach").type("d").awaitPromptBelow("Job ID: ");
        terminal.type(CTRL_D); // the job is the server's, so nobody is asked
        assertEquals(0, terminal.exitCode());
        terminal = PseudoTerminal.start(folder, Map.of(), "--connect", server.place());
        terminal.awaitPromptBelow("Sluice");
        terminal.enter("SHOW JOBS;").await("the job", screen -> screen.stream()
                .anyMatch(
                        row -> row.contains("│ second ") && (row.contains(" RUNNING ") || row.contains(" CREATED "))));
    }

    @Test
    void aPasswordIsAskedForAndNotShown() throws IOException, InterruptedException {
        Users users = Users.parse("ann:" + Users.hash("s3cret".toCharArray()));
        server = new RunningServer(folder, Map.of(), Clock.SYSTEM, Optional.of(users));
        terminal = PseudoTerminal.start(folder, Map.of(), "--connect", server.place(), "--user", "ann");
        terminal.await("Password for user 'ann':").enter("s3cret").awaitPromptBelow("Sluice");
        assertTrue(terminal.screen().stream().noneMatch(row -> row.contains("s3cret")), "shown");
        terminal.enter("VALUES (42);").await("│     42 │");
    }
}
