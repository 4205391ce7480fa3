package io.sluice.engine.job;

import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.settings.RecoveryOptions;
import io.sluice.core.settings.Settings;
import io.sluice.engine.job.SessionJob.StopSavepoint;
import io.sluice.executor.runtime.Continuation;
import io.sluice.executor.runtime.JobState;
import io.sluice.functions.UserFunction;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What of a job outlives its process: all that is needed to run it again without planning it, and where it stands.
 *
 * @param startMillis when it was started, or started again, by a statement
 * @param settings those of its session when it was started
 * @param functions of the user that its plan may call
 * @param start the checkpoint or savepoint with which it begins the next time; empty: its own newest one
 */
public record KeptJob(
        String id,
        String name,
        long startMillis,
        ZoneId zone,
        Settings settings,
        List<Function> functions,
        PhysicalPlan plan,
        Optional<String> start,
        Standing standing) {

    /** A function of the user as the plan calls it, and where its class is. */
    public record Function(String name, String className, List<String> archives) {
        public Function {
            archives = List.copyOf(archives);
        }
    }

    /**
     * Where a job stands.
     *
     * @param state RUNNING, which the next start takes up again, or one in which it has ended
     * @param failure why it FAILED
     * @param continuation how it can go on when it has ended
     */
    public record Standing(
            JobState state,
            Optional<SluiceException> failure,
            Optional<StopSavepoint> stoppedWith,
            Continuation continuation) {
        public static final Standing RUNNING = new Standing(JobState.RUNNING);

        Standing(JobState state) {
            this(state, Optional.empty(), Optional.empty(), Continuation.NONE);
        }
    }

    public KeptJob {
        functions = List.copyOf(functions);
    }

    /** One that is about to start. */
    static KeptJob starting(JobLaunch launch) {
        List<Function> functions = launch.registry().users().stream()
                .sorted(Comparator.comparing(UserFunction::name))
                .map(f -> new Function(f.name(), f.className(), f.archives()))
                .toList();
        Optional<String> start = Optional.ofNullable(launch.settings().get(RecoveryOptions.PATH))
                .filter(path -> !path.equalsIgnoreCase(RecoveryOptions.LATEST));
        return new KeptJob(
                launch.id(),
                launch.name(),
                launch.startMillis(),
                launch.registry().zone(),
                launch.settings(),
                functions,
                launch.plan(),
                start,
                Standing.RUNNING);
    }

    KeptJob startingFrom(Optional<String> newStart) {
        return new KeptJob(id, name, startMillis, zone, settings, functions, plan, newStart, standing);
    }

    KeptJob startedAgain(Optional<String> newStart, long nowMillis) {
        return new KeptJob(id, name, nowMillis, zone, settings, functions, plan, newStart, Standing.RUNNING);
    }

    /** The same with other settings, and other words for the paths in it. */
    public KeptJob moved(Settings newSettings, UnaryOperator<String> path) {
        Standing moved = new Standing(
                standing.state,
                standing.failure,
                standing.stoppedWith.map(s -> new StopSavepoint(path.apply(s.path()), s.drained())),
                standing.continuation);
        return new KeptJob(id, name, startMillis, zone, newSettings, functions, plan, start.map(path), moved);
    }

    KeptJob standing(Standing newStanding) {
        return new KeptJob(id, name, startMillis, zone, settings, functions, plan, start, newStanding);
    }
}
