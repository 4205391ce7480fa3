package io.sluice.executor.runtime.checkpoint;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A checkpoint read back: what a run starts from.
 *
 * @param states by operator id
 * @param committables of two-phase sinks, by operator id; they may have been committed before
 */
public record RestoredJob(
        long checkpointId, Map<String, OperatorState> states, Map<String, List<byte[]>> committables) {
    public Optional<OperatorState> state(String operator) {
        return Optional.ofNullable(states.get(operator));
    }
}
