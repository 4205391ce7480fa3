package io.sluice.executor.runtime;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.OperatorId;
import io.sluice.core.settings.ExecutionOptions;
import io.sluice.core.settings.RecoveryOptions;
import io.sluice.executor.runtime.checkpoint.CheckpointFiles;
import io.sluice.executor.runtime.checkpoint.Manifest;
import io.sluice.executor.runtime.checkpoint.OperatorState;
import io.sluice.executor.runtime.graph.JobGraph;
import io.sluice.executor.runtime.graph.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whether the state of a checkpoint fits a plan: operators are matched by id, and their input must mean the same. */
final class StateMapping {
    private StateMapping() {}

    /** @throws SluiceException {@code STATE_INCOMPATIBLE} naming the operator */
    static void check(JobSpec spec, CheckpointFiles.Loaded loaded) {
        Manifest manifest = loaded.manifest();
        int groups = spec.settings().maxParallelism();
        if (manifest.maxParallelism() != groups) {
            throw refuse("the checkpoint has " + manifest.maxParallelism() + " key groups, the job " + groups)
                    .hint("SET '" + ExecutionOptions.MAX_PARALLELISM.key() + "' = '" + manifest.maxParallelism()
                            + "';");
        }
        Map<String, OperatorId> planned = planned(spec);
        for (OperatorId before : manifest.operators()) {
            OperatorId now = planned.get(before.id());
            if (now == null) {
                checkLeftOver(spec, loaded, before);
            } else if (!now.inputDigest().equals(before.inputDigest())
                    && !spec.settings().recovery().acceptChangedInput()) {
                throw refuse("what " + now.name() + " reads is not what it read when its state was written")
                        .hint("SET '" + RecoveryOptions.ACCEPT_CHANGED_INPUT.key()
                                + "' = 'true'; mixes old and new rows in its state");
            }
        }
    }

    private static Map<String, OperatorId> planned(JobSpec spec) {
        Map<String, OperatorId> planned = new HashMap<>();
        for (Step step : JobGraph.of(spec.plan(), 1, scan -> 1).steps()) {
            step.id().ifPresent(id -> planned.put(id.id(), id));
        }
        return planned;
    }

    private static void checkLeftOver(JobSpec spec, CheckpointFiles.Loaded loaded, OperatorId before) {
        Optional<OperatorState> state = loaded.job().state(before.id());
        boolean holdsState = state.isPresent() && state.get().holdsState();
        if (holdsState && !spec.settings().recovery().ignoreUnclaimedState()) {
            throw refuse("the checkpoint holds state of " + before.name() + ", which the plan does not have")
                    .hint("SET '" + RecoveryOptions.IGNORE_UNCLAIMED_STATE.key() + "' = 'true'; drops it");
        }
    }

    private static SluiceException refuse(String message) {
        return SluiceException.of(ErrorCode.STATE_INCOMPATIBLE, message);
    }
}
