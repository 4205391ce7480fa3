package io.sluice.engine.job;

import io.sluice.connectors.Connectors;
import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.settings.Settings;
import io.sluice.core.state.MemoryByteStores;
import io.sluice.executor.runtime.ConnectorLookup;
import io.sluice.executor.runtime.Job;
import io.sluice.executor.runtime.JobEnvironment;
import io.sluice.executor.runtime.JobListener;
import io.sluice.executor.runtime.JobSettings;
import io.sluice.executor.runtime.JobSpec;
import io.sluice.executor.runtime.schedule.JobWorkers;
import io.sluice.executor.runtime.schedule.SeededScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A process that runs one job, with the engine's operators and connectors, in this thread: it moves only in
 * {@link #run}, in an order drawn from a seed, and dies when nobody calls that any more.
 */
public final class JobLife {
    public static final String NAME = "proof";
    private static final int MOST_STEPS = 2_000_000;

    public final SeededScheduler scheduler;
    public final List<String> warnings = new ArrayList<>();
    /** Why checkpoints were given up. */
    public final List<String> failedCheckpoints = new ArrayList<>();
    /** What was a bug of ours. */
    public final List<Throwable> bugs = new ArrayList<>();

    public int checkpoints;
    private final Job job;

    public JobLife(PlannedScript script, FileSystem files, long seed, Map<String, String> settings) {
        this(script, files, seed, settings, identifier -> Optional.of(Connectors.find(identifier)));
    }

    public JobLife(
            PlannedScript script,
            FileSystem files,
            long seed,
            Map<String, String> settings,
            ConnectorLookup connectors) {
        scheduler = new SeededScheduler(seed);
        JobSettings jobSettings = JobSettings.from(Settings.of(settings).with("pipeline.name", NAME));
        ConnectorContext context = new ConnectorContext(
                files,
                scheduler.clock(),
                script.zone(),
                System.out,
                new JobWorkers(scheduler, jobSettings.parallelism()));
        JobEnvironment environment = new JobEnvironment(
                connectors,
                context,
                script.operators(scheduler.clock()),
                scheduler,
                name -> Optional.of(new MemoryByteStores()),
                Optional.empty(),
                Optional.empty(),
                listener(),
                bug -> {
                    bugs.add(bug);
                    return "it is in the test";
                });
        job = new Job(new JobSpec(NAME, script.plan(), jobSettings), environment);
        job.start();
    }

    private JobListener listener() {
        return new JobListener() {
            @Override
            public void onWarning(String warning) {
                warnings.add(warning);
            }

            @Override
            public void onCheckpoint(long checkpointId) {
                checkpoints++;
            }

            @Override
            public void onCheckpointFailed(long checkpointId, String reason) {
                failedCheckpoints.add(reason);
            }
        };
    }

    public Job job() {
        return job;
    }

    public boolean ended() {
        return job.state().isFinal();
    }

    /** Lives until the job has ended or {@code death} comes. */
    public void run(BooleanSupplier death) {
        scheduler.runUntil(() -> ended() || death.getAsBoolean(), MOST_STEPS);
    }

    /** Lives until the job has ended. */
    public JobLife toEnd() {
        run(() -> false);
        return this;
    }

    @Override
    public String toString() {
        return job.state() + ", " + job.failure() + ", warnings " + warnings + ", failed checkpoints "
                + failedCheckpoints + ", bugs " + bugs;
    }
}
