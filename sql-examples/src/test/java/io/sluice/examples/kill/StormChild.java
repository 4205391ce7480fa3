package io.sluice.examples.kill;

import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.LocalFileSystem;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import io.sluice.engine.Engine;
import io.sluice.engine.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The process that is killed where the program {@code sluice} will not do: it can die at an operation on a file, and
 * take a savepoint. Arguments: the script, and perhaps {@code RUN} or {@code STOP} and the savepoint's directory.
 */
final class StormChild {
    static final String STOPPED = "stopped with it";
    static final String BEGUN = "begun";
    static final String SAVEPOINT_TAKEN = "savepoint taken";
    private static final List<String> ENDED = List.of("FINISHED", "FAILED", "CANCELED");
    private static final long LOOK_AGAIN_NANOS = 1_000_000;

    private StormChild() {}

    public static void main(String[] words) throws Exception {
        System.out.println(BEGUN);
        Engine.Surroundings surroundings =
                new Engine.Surroundings(new KillingFileSystem(new LocalFileSystem()), Clock.SYSTEM, System.out);
        try (Engine engine = new Engine(surroundings);
                Session session = engine.openSession(Settings.EMPTY, Session.Mode.PROMPT, System.out::println)) {
            session.execute(Files.readString(Path.of(words[0])));
            boolean stopped = words.length > 1 && savepoint(session, words[1].equals("STOP"), words[2]);
            session.awaitJobs();
            if (stopped) {
                System.out.println(STOPPED);
            }
        }
    }

    /** Takes one after the first checkpoint. Returns whether the job has stopped with it. */
    private static boolean savepoint(Session session, boolean stop, String directory) {
        String job = "JOB '" + session.execute("SHOW JOBS").get(0).rows().get(0).get(0) + "'";
        session.execute("SET 'execution.checkpointing.savepoint-dir' = '" + directory + "'");
        try {
            while (session.execute("SHOW CHECKPOINTS FOR " + job).get(0).rows().isEmpty()) {
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
                if (hasEnded(session)) {
                    return false;
                }
            }
            session.execute(stop ? "STOP " + job + " WITH SAVEPOINT" : "CREATE SAVEPOINT FOR " + job);
            System.out.println(SAVEPOINT_TAKEN);
            return stop;
        } catch (SluiceException e) {
            System.out.println("no savepoint: " + e.getMessage()); // the job has come to its end meanwhile
            return false;
        }
    }

    private static boolean hasEnded(Session session) {
        List<String> job = session.execute("SHOW JOBS").get(0).rows().get(0);
        return ENDED.stream().anyMatch(job::contains);
    }
}
