package io.sluice.examples.kill;

import io.sluice.core.fs.LocalFileSystem;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import io.sluice.engine.Engine;
import io.sluice.engine.Session;
import io.sluice.engine.job.SessionJob;
import io.sluice.engine.job.SessionJobs;
import io.sluice.executor.runtime.Job;
import io.sluice.executor.runtime.JobState;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

/**
 * The process that is killed where the program {@code sluice} will not do: it can die at an operation on a file, and
 * take a savepoint. Arguments: the script, and perhaps {@code RUN} or {@code STOP} and the savepoint's directory.
 */
final class StormChild {
    static final String STOPPED = "stopped with it";
    static final String BEGUN = "begun";
    static final String SAVEPOINT_TAKEN = "savepoint taken";
    private static final long LOOK_AGAIN_NANOS = 1_000_000;

    private StormChild() {}

    public static void main(String[] words) throws Exception {
        System.out.println(BEGUN);
        Engine.Surroundings surroundings =
                new Engine.Surroundings(new KillingFileSystem(new LocalFileSystem()), Clock.SYSTEM, System.out);
        try (Engine engine = new Engine(surroundings);
                Session session = engine.openSession(Settings.EMPTY, Session.Mode.PROMPT, System.out::println)) {
            session.execute(Files.readString(Path.of(words[0])));
            boolean stopped = words.length > 1 && savepoint(job(session), words[1].equals("STOP"), words[2]);
            session.awaitJobs();
            if (stopped) {
                System.out.println(STOPPED);
            }
        }
    }

    /** Takes one after the first checkpoint. Returns whether the job has stopped with it. */
    private static boolean savepoint(Job job, boolean stop, String directory) throws InterruptedException {
        while (job.state() != JobState.RUNNING && !job.state().isFinal()) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        try {
            job.triggerCheckpoint().get();
            if (stop) {
                job.stopWithSavepoint(directory, false).get();
            } else {
                job.savepoint(directory).get();
            }
            System.out.println(SAVEPOINT_TAKEN);
            return stop;
        } catch (ExecutionException e) {
            System.out.println("no savepoint: " + e.getCause().getMessage()); // the job has come to its end meanwhile
            return false;
        }
    }

    private static Job job(Session session) throws ReflectiveOperationException {
        Field jobs = Session.class.getDeclaredField("jobs");
        jobs.setAccessible(true);
        Field all = SessionJobs.class.getDeclaredField("jobs");
        all.setAccessible(true);
        return ((SessionJob) ((List<?>) all.get(jobs.get(session))).get(0)).job();
    }
}
