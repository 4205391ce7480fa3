package io.sluice.executor.runtime;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.ErrorKind;
import io.sluice.core.error.SluiceException;
import io.sluice.executor.runtime.restart.RestartStrategy;
import java.util.OptionalLong;

/**
 * Whether a failure is worth a restart at all, before the strategy says when. What the user must mend would fail again;
 * so would a bug that shows twice at the same place after the same checkpoint. Pure but for what it remembers.
 */
final class RestartDecision {
    private final RestartStrategy strategy;
    private String lastBug = "";

    RestartDecision(JobSpec spec) {
        strategy = spec.settings()
                .restart()
                .create(
                        spec.settings().checkpointing().enabled(),
                        spec.jobName().hashCode());
    }

    /**
     * @param restoredFrom the checkpoint that the failed attempt began with
     * @return milliseconds to wait; empty when the job has failed for good
     */
    OptionalLong onFailure(SluiceException failure, long restoredFrom, long nowMillis) {
        if (failure.code().kind() == ErrorKind.USER || failure.code() == ErrorCode.CHECKPOINT_DAMAGED) {
            return OptionalLong.empty();
        }
        if (failure.code().kind() == ErrorKind.INTERNAL) {
            String bug = restoredFrom + " " + bugOf(failure);
            if (bug.equals(lastBug)) {
                return OptionalLong.empty();
            }
            lastBug = bug;
        }
        return strategy.onFailure(nowMillis);
    }

    /** The cause, since the message says where its details were written, which differs each time. */
    private static String bugOf(SluiceException failure) {
        return failure.getCause() == null ? failure.getMessage() : String.valueOf(failure.getCause());
    }
}
