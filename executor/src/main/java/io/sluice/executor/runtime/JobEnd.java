package io.sluice.executor.runtime;

import io.sluice.core.error.SluiceException;
import java.util.Optional;

/**
 * How a job has ended.
 *
 * @param state a final one
 * @param failure why it FAILED
 * @param continuation how it can be started again
 */
public record JobEnd(JobState state, Optional<SluiceException> failure, Continuation continuation) {
    public JobEnd {
        if (!state.isFinal()) {
            throw new IllegalArgumentException("a job that is " + state + " has not ended");
        }
    }
}
