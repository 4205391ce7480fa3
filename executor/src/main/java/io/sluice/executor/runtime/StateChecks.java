package io.sluice.executor.runtime;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.settings.ExecutionOptions;
import io.sluice.core.settings.RecoveryOptions;
import io.sluice.executor.runtime.checkpoint.CheckpointFiles;
import io.sluice.executor.runtime.checkpoint.DamagedException;
import io.sluice.executor.runtime.checkpoint.OperatorState;
import io.sluice.executor.runtime.mapping.StateItems;
import io.sluice.executor.runtime.mapping.StateMapping;
import io.sluice.executor.runtime.mapping.StateOutcome;
import io.sluice.executor.runtime.mapping.StateOutcome.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Whether a job may start from a checkpoint, and what the user should know when it does. */
public final class StateChecks {
    private StateChecks() {}

    /**
     * What becomes of the states of a checkpoint under a plan; nothing is run. Blocks.
     *
     * @throws SluiceException {@code CHECKPOINT_NOT_FOUND}, {@code CHECKPOINT_DAMAGED}, {@code IO_ERROR}
     */
    public static List<StateOutcome> outcomes(PhysicalPlan plan, FileSystem files, String path) {
        try {
            return outcomes(plan, load(files, path));
        } catch (DamagedException e) {
            throw damaged(e);
        } catch (IOException e) {
            throw SluiceException.of(ErrorCode.IO_ERROR, "Cannot read '" + path + "': " + e.getMessage())
                    .causedBy(e);
        }
    }

    static CheckpointFiles.Loaded load(FileSystem files, String path) throws IOException {
        return new CheckpointFiles(files, files.absolute(path)).read().orElseThrow(() -> SluiceException.of(
                        ErrorCode.CHECKPOINT_NOT_FOUND, "there is no complete checkpoint in '" + path + "'")
                .expected("a directory chk-<n> or savepoint-.. with a file _metadata, or 'latest'"));
    }

    static SluiceException damaged(DamagedException e) {
        return SluiceException.of(ErrorCode.CHECKPOINT_DAMAGED, e.getMessage())
                .hint("start from another checkpoint")
                .causedBy(e);
    }

    private static List<StateOutcome> outcomes(PhysicalPlan plan, CheckpointFiles.Loaded loaded) {
        return StateMapping.of(
                plan,
                loaded.manifest(),
                id -> loaded.job().state(id).map(OperatorState::holdsState).orElse(false));
    }

    /**
     * @param notes takes what starts empty or is dropped
     * @throws SluiceException {@code STATE_INCOMPATIBLE} naming the operator
     */
    static void check(JobSpec spec, CheckpointFiles.Loaded loaded, Consumer<String> notes) {
        int groups = spec.settings().maxParallelism();
        int written = loaded.manifest().maxParallelism();
        if (written != groups) {
            throw refuse("the checkpoint has " + written + " key groups, the job " + groups)
                    .hint("SET '" + ExecutionOptions.MAX_PARALLELISM.key() + "' = '" + written + "';");
        }
        for (StateOutcome outcome : outcomes(spec.plan(), loaded)) {
            check(spec, outcome, notes);
        }
    }

    private static void check(JobSpec spec, StateOutcome state, Consumer<String> notes) {
        JobSettings.Recovery settings = spec.settings().recovery();
        String what = state.state() + " of " + state.operator();
        if (state.outcome() == Outcome.INCOMPATIBLE && !settings.acceptChangedInput()) {
            throw refuse("the state of " + state.operator() + " does not fit: " + state.reason())
                    .hint("SET '" + RecoveryOptions.ACCEPT_CHANGED_INPUT.key()
                            + "' = 'true'; mixes old and new rows in its state");
        }
        if (state.outcome() == Outcome.LEFT_OVER && !settings.ignoreUnclaimedState()) {
            throw refuse("the checkpoint holds state that nothing takes, " + what + ": " + state.reason())
                    .hint("SET '" + RecoveryOptions.IGNORE_UNCLAIMED_STATE.key() + "' = 'true'; drops it");
        }
        boolean newSink = state.outcome() == Outcome.NEW && state.state().equals(StateItems.OUTPUT);
        if (state.outcome() != Outcome.REUSED && !newSink) {
            notes.accept("job '" + spec.jobName() + "': state of the checkpoint, " + what + ": "
                    + state.outcome().words() + (state.reason().isEmpty() ? "" : ", " + state.reason()));
        }
    }

    private static SluiceException refuse(String message) {
        return SluiceException.of(ErrorCode.STATE_INCOMPATIBLE, message);
    }
}
