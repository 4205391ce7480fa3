package io.sluice.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Waiting for a job, and no longer waiting for it. */
class DetachTest {
    private static final String JOB =
            "CREATE TABLE endless (n INT) WITH ('connector' = 'datagen', 'rows-per-second' = '1000');"
                    + "CREATE TABLE nothing (n INT) WITH ('connector' = 'blackhole');"
                    + "SET 'table.dml-sync' = 'true';"
                    + "INSERT INTO nothing SELECT n FROM endless;";

    @Test
    void anInsertThatIsWaitedForGoesOnInTheBackground() throws InterruptedException {
        try (Engine engine = new Engine(new Engine.Surroundings(
                        new MemoryFileSystem(), Clock.SYSTEM, new PrintStream(OutputStream.nullOutputStream())));
                Session session = engine.openSession(Settings.EMPTY, Session.Mode.PROMPT, warning -> {})) {
            CountDownLatch over = new CountDownLatch(1);
            Thread impatient = new Thread(() -> detachWhileItRuns(session, over));
            impatient.start();
            List<StatementResult.JobResult> jobs = new ArrayList<>();
            session.execute(Script.parse(JOB), new JobsOnly(jobs));
            over.countDown();
            impatient.join();
            assertEquals(1, jobs.size());
            assertFalse(jobs.get(0).finished());
            String id = jobs.get(0).id();
            assertEquals(
                    "RUNNING", session.execute("SHOW JOBS").get(0).rows().get(0).get(2));
            session.execute("CANCEL JOB '" + id + "'");
            assertTrue(session.awaitJob(id));
        }
    }

    /** As often as the impatient user presses Ctrl-C: the first may come before the job is waited for. */
    private static void detachWhileItRuns(Session session, CountDownLatch over) {
        while (over.getCount() > 0) {
            if (session.progress().stream().anyMatch(job -> job.rows() > 0)) {
                session.detach();
            }
            Thread.onSpinWait();
        }
    }

    private record JobsOnly(List<StatementResult.JobResult> jobs) implements ResultHandler {
        @Override
        public void onDone(StatementResult.Done result) {}

        @Override
        public void onRows(StatementResult.Rows result) {}

        @Override
        public void onJob(StatementResult.JobResult result) {
            jobs.add(result);
        }

        @Override
        public void onCommand(StatementResult.Command result) {}
    }
}
