package io.sluice.executor.runtime;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.ErrorKind;
import io.sluice.core.error.SluiceException;
import io.sluice.executor.runtime.restart.RestartStrategy;
import java.util.OptionalLong;

/**
 * Whether a failure is worth a restart at all, before the strategy says when. What the user must mend would fail again;
 * so would a bug, or a heap that is full, that shows twice after the same checkpoint. Of what lies outside (disks,
 * servers) the strategy alone decides: it may mend itself however often it was the same. Pure but for what it remembers.
 */
final class RestartDecision {
    private final RestartStrategy strategy;
    private String lastFailure = "";

    RestartDecision(RestartStrategy strategy) {
        this.strategy = strategy;
    }

    static RestartDecision of(JobSpec spec) {
        boolean checkpoints = spec.settings().checkpointing().enabled();
        return new RestartDecision(
                spec.settings().restart().create(checkpoints, spec.jobName().hashCode()));
    }

    /**
     * @param restoredFrom the checkpoint that the failed attempt began with
     * @return milliseconds to wait; empty when the job has failed for good
     */
    OptionalLong onFailure(SluiceException failure, long restoredFrom, long nowMillis) {
        if (failure.code().kind() == ErrorKind.USER || failure.code() == ErrorCode.CHECKPOINT_DAMAGED) {
            return OptionalLong.empty();
        }
        if (failure.code().kind() == ErrorKind.INTERNAL || failure.code().kind() == ErrorKind.RESOURCE) {
            String same = restoredFrom + " " + failure.code() + " " + causeOf(failure);
            if (same.equals(lastFailure)) {
                return OptionalLong.empty();
            }
            lastFailure = same;
        }
        return strategy.onFailure(nowMillis);
    }

    /** The cause, since the message says where its details were written, which differs each time. */
    private static String causeOf(SluiceException failure) {
        return failure.getCause() == null ? failure.getMessage() : String.valueOf(failure.getCause());
    }
}
