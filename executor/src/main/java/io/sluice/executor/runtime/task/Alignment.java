package io.sluice.executor.runtime.task;

import io.sluice.core.batch.Barrier;
import java.util.Arrays;

/**
 * Waits for a barrier on all inputs of a task. An input that has delivered it is not read until it has come on all
 * others, unless rows may count twice. An input that has ended is not waited for. Not thread-safe.
 */
final class Alignment {
    private final boolean exactlyOnce;
    private final long[] delivered;
    private final boolean[] ended;
    private Barrier current;

    Alignment(int inputs, boolean exactlyOnce) {
        this.exactlyOnce = exactlyOnce;
        delivered = new long[inputs];
        ended = new boolean[inputs];
        Arrays.fill(delivered, Long.MIN_VALUE);
    }

    void deliver(int input, Barrier barrier) {
        delivered[input] = barrier.checkpointId();
        if (current == null || barrier.checkpointId() > current.checkpointId()) {
            current = barrier;
        }
    }

    void end(int input) {
        ended[input] = true;
    }

    boolean hasEnded(int input) {
        return ended[input];
    }

    boolean allEnded() {
        for (boolean one : ended) {
            if (!one) {
                return false;
            }
        }
        return true;
    }

    /** Whether an input must not be read now. */
    boolean isBlocked(int input) {
        return ended[input] || (exactlyOnce && holdsCurrent(input));
    }

    private boolean holdsCurrent(int input) {
        return current != null && delivered[input] >= current.checkpointId();
    }

    /** The barrier that has now come on every input; it is forgotten. Null while one is missing. */
    Barrier takeComplete() {
        if (current == null) {
            return null;
        }
        for (int i = 0; i < delivered.length; i++) {
            if (!ended[i] && !holdsCurrent(i)) {
                return null;
            }
        }
        Barrier complete = current;
        current = null;
        return complete;
    }
}
