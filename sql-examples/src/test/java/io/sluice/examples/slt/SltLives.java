package io.sluice.examples.slt;

import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.settings.Settings;
import io.sluice.engine.Engine;
import io.sluice.engine.Session;
import io.sluice.engine.TextResult;
import io.sluice.executor.runtime.schedule.SeededScheduler;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Runs an INSERT through several lives: the process dies after a checkpoint, losing what it had not synced, and the next
 * one goes on from the latest checkpoint at another parallelism. All in one thread, from a seed.
 */
final class SltLives {
    private static final int DEATHS = 3;
    private static final int MOST_STEPS = 2_000_000;
    private static final int MOST_STEPS_PAST_CHECKPOINT = 40;
    private static final String CHECKPOINTS = "slt/checkpoints";

    private final MemoryFileSystem files;
    private final Random random;
    private final String jobName;
    private int deaths;

    SltLives(MemoryFileSystem files, String jobName, long seed) {
        this.files = files;
        this.jobName = jobName;
        this.random = new Random(seed);
    }

    /** How often the process died with a checkpoint to go on from. */
    int deaths() {
        return deaths;
    }

    /**
     * Runs a script that ends with the INSERT, until its job has finished.
     *
     * @param settings those of the session that asks, which hold in each life
     */
    void run(String script, Settings settings) {
        for (int life = 0; !live(script, settings, life); life++) {
            files.crash(random);
        }
    }

    private boolean live(String script, Settings settings, int life) {
        SeededScheduler scheduler = new SeededScheduler(random.nextLong());
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        // Neither is closed: a process that dies closes nothing, and there are no threads.
        Engine engine = new Engine(new Engine.Surroundings(files, scheduler.clock(), nowhere), scheduler);
        Session session = engine.openSession(settings(settings, life), Session.Mode.PROMPT, warning -> {});
        session.execute(script);
        long before = checkpoints();
        boolean mayDie = life < DEATHS;
        runUntil(scheduler, session, () -> mayDie && checkpoints() != before);
        int[] left = {mayDie ? random.nextInt(MOST_STEPS_PAST_CHECKPOINT) : 0};
        runUntil(scheduler, session, () -> left[0]-- <= 0);
        if (!ended(session)) {
            deaths++;
            return false;
        }
        session.awaitJobs();
        return true;
    }

    private void runUntil(SeededScheduler scheduler, Session session, BooleanSupplier stop) {
        String finished = CHECKPOINTS + "/" + jobName + "/_finished";
        try {
            // A look at a file is cheaper than SHOW JOBS after every step.
            scheduler.runUntil(() -> files.exists(finished) && ended(session) || stop.getAsBoolean(), MOST_STEPS);
        } catch (IllegalStateException nothingMoves) {
            if (!ended(session)) {
                throw nothingMoves;
            }
        }
    }

    private Settings settings(Settings settings, int life) {
        Map<String, String> all = new TreeMap<>(settings.asMap());
        all.put("pipeline.name", jobName);
        all.put("execution.checkpointing.interval", "1 ms");
        all.put("execution.checkpointing.dir", CHECKPOINTS);
        all.put("execution.state-recovery.path", "latest");
        all.put("execution.batch-rows", "1");
        all.put("parallelism.default", String.valueOf(new int[] {2, 1, 4, 3}[life % 4]));
        return Settings.of(all);
    }

    private static boolean ended(Session session) {
        TextResult jobs = session.execute("SHOW JOBS").get(0);
        List<String> last = jobs.rows().get(jobs.rows().size() - 1);
        String state = last.get(jobs.columns().indexOf("status"));
        return state.equals("FINISHED") || state.equals("FAILED") || state.equals("CANCELED");
    }

    /** Changes whenever a checkpoint has become complete. */
    private long checkpoints() {
        return files.list(CHECKPOINTS + "/" + jobName).stream()
                .filter(entry -> entry.name().startsWith("chk-"))
                .filter(entry -> files.exists(entry.path() + "/_metadata"))
                .mapToLong(entry -> Long.parseLong(entry.name().substring("chk-".length())))
                .max()
                .orElse(0);
    }
}
