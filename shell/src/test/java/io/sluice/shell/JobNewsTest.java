package io.sluice.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import io.sluice.engine.Engine;
import io.sluice.engine.ResultHandler;
import io.sluice.engine.Script;
import io.sluice.engine.Session;
import io.sluice.engine.StatementResult;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobNewsTest {
    private static final String TABLES =
            "CREATE TABLE few (n INT) WITH ('connector' = 'datagen', 'number-of-rows' = '3');"
                    + "CREATE TABLE endless (n INT) WITH ('connector' = 'datagen', 'rows-per-second' = '10');"
                    + "CREATE TABLE nothing (n INT) WITH ('connector' = 'blackhole');";

    @Test
    void whatHasEndedIsToldOnce() {
        try (Engine engine = new Engine(new Engine.Surroundings(
                        new MemoryFileSystem(), Clock.SYSTEM, new PrintStream(OutputStream.nullOutputStream())));
                Session session = engine.openSession(Settings.EMPTY, Session.Mode.PROMPT, warning -> {})) {
            JobNews news = new JobNews(new EmbeddedSession(engine, session));
            session.execute(TABLES);
            String good = start(session, news, "good", "INSERT INTO nothing SELECT n FROM few");
            String bad = start(
                    session, news, "bad", "INSERT INTO nothing SELECT CAST('x' || CAST(n AS STRING) AS INT) FROM few");
            String gone = start(session, news, "gone", "INSERT INTO nothing SELECT n FROM endless");
            start(session, news, "on", "INSERT INTO nothing SELECT n FROM endless");
            session.execute("CANCEL JOB 'gone'");
            end(session, good);
            end(session, bad);
            end(session, gone);
            List<String> lines = news.lines();
            assertEquals(2, lines.size(), lines.toString());
            assertEquals("[INFO] Job 'good' has finished.", lines.get(0));
            assertEquals("[ERROR] Job 'bad' has failed: SLC-3007 ", lines.get(1).substring(0, 39));
            assertEquals(List.of(), news.lines());
        }
    }

    private static String start(Session session, JobNews news, String name, String insert) {
        String[] id = new String[1];
        session.execute(Script.parse("SET 'pipeline.name' = '" + name + "'; " + insert), new ResultHandler() {
            @Override
            public void onDone(StatementResult.Done result) {}

            @Override
            public void onRows(StatementResult.Rows result) {}

            @Override
            public void onJob(StatementResult.JobResult result) {
                id[0] = result.id();
                news.follow(result.id(), result.name());
            }

            @Override
            public void onCommand(StatementResult.Command result) {}
        });
        return id[0];
    }

    private static void end(Session session, String id) {
        try {
            session.awaitJob(id);
        } catch (RuntimeException e) {
            assertEquals(
                    "FAILED",
                    session.execute("SHOW JOBS").get(0).rows().stream()
                            .filter(job -> job.get(0).equals(id))
                            .map(job -> job.get(2))
                            .findFirst()
                            .orElseThrow());
        }
    }
}
