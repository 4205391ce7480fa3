package io.sluice.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs outlive the session that started them; commands of the terminal act on them. */
class JobsTest {
    private static final String JOB = "insert-into_default_catalog.default_database.snk";
    private static final String[] STARTED = {
        "CREATE TABLE src (n BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '10')",
        "CREATE TABLE snk (n BIGINT) WITH ('connector' = 'blackhole')",
        "INSERT INTO snk SELECT n FROM src"
    };

    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(Map.of("server.file-roots", folder.toString()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aJobGoesOnWithoutItsSession() throws SQLException {
        assertEquals("0 ", server.command("list"));
        assertEquals("0 {\"rows\":[]}\n", server.command("list", "--json"));
        server.run(STARTED);
        String listed = server.command("list", "--json");
        assertTrue(
                listed.matches("0 \\{\"rows\":\\[\\{\"job_id\":\"[0-9a-f]{32}\",\"job_name\":\"" + JOB
                        + "\",\"status\":\"(INITIALIZING|CREATED|RUNNING)\",\"start_time\":\"[^\"]+\"}]}\n"),
                listed);
        assertEquals("0 ", server.command("cancel", JOB));
        assertTrue(server.command("list").contains(" CANCELED "), server.command("list"));
        assertEquals("1 ", server.command("cancel", JOB));
        assertTrue(
                server.errors().startsWith("ERROR SLC-8005 [55000] Job '" + JOB + "' has ended already"),
                server.errors());
    }

    @Test
    void savepointsAndRestarts() throws SQLException, IOException {
        server.run(STARTED);
        String saved = server.command("savepoint", JOB, folder.toString());
        assertTrue(saved.startsWith("0 savepoint_path\n" + folder + "/savepoint-"), saved + server.errors());
        String path = saved.split("\n")[1];
        assertTrue(
                server.command("checkpoints", JOB).contains("SAVEPOINT  COMPLETED"),
                server.command("checkpoints", JOB));
        assertTrue(server.command("stop", JOB, "--savepoint", folder.toString()).startsWith("0 savepoint_path\n"));
        assertTrue(server.command("list").contains(" FINISHED "), server.command("list"));
        assertEquals("0 ", server.command("restart", JOB, "--from", path));
        assertFalse(server.command("list").contains(" FINISHED "), server.command("list"));
        assertEquals("1 ", server.command("restart", JOB, "--from", folder + "/none"));
        assertTrue(server.errors().contains("SLC-7001"), server.errors());
    }

    @Test
    void aScriptIsRun() throws IOException {
        Path script = folder.resolve("job.sql");
        Files.writeString(script, String.join(";\n", STARTED) + ";\nSELECT 1 AS v;\n");
        String ran = server.command("run", script.toString());
        assertTrue(ran.matches("(?s)0 [0-9a-f]{32}\nv\n1\n"), ran + server.errors());
        assertTrue(server.command("list").contains(JOB));
        String json = server.command(
                "run", "--json", Files.writeString(script, "SELECT 2 AS w;").toString());
        assertEquals("0 {\"results\":[{\"rows\":[{\"w\":\"2\"}],\"notes\":[]}]}\n", json);
    }

    @Test
    void errorsOfAScriptSayWhere() throws IOException {
        Path script = folder.resolve("bad.sql");
        Files.writeString(
                script, "-- first\nCREATE TABLE a (x INT) WITH ('connector' = 'blackhole');\n\n  SELECT y FROM a;\n");
        assertEquals("1 ", server.command("run", script.toString()));
        assertTrue(server.errors().contains("[42703] " + script + ":4:10: Column 'y' not found"), server.errors());
    }

    @Test
    void aServerThatStopsLeavesSavepoints() throws SQLException, IOException {
        Path savepoints = folder.resolve("kept");
        Files.createDirectories(savepoints);
        List<String> ends;
        try (TestServer careful =
                new TestServer(Map.of("execution.checkpointing.savepoint-dir", savepoints.toString()))) {
            careful.run(STARTED);
            ends = careful.server().stop();
        }
        assertEquals(1, ends.size());
        assertTrue(ends.get(0).contains("was stopped with savepoint " + savepoints), ends.get(0));
        try (Stream<Path> files = Files.list(savepoints)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void wrongUsageIsTwoAndWhatFailsOne() {
        assertEquals("2 ", server.command("liszt"));
        assertEquals("2 ", server.command("list", "more"));
        assertEquals("2 ", server.command("cancel"));
        assertEquals("2 ", server.command("list", "--jason"));
        assertTrue(server.errors().contains("did you mean '--json'?"), server.errors());
        assertEquals("2 ", server.command("run", folder + "/none.sql"));
        assertEquals("1 ", server.command("cancel", "nobody"));
        assertTrue(server.errors().startsWith("ERROR SLC-8002 [42704] There is no job 'nobody'"), server.errors());
    }
}
