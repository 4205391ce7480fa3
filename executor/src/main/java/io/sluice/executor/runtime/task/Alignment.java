package io.sluice.executor.runtime.task;

import io.sluice.core.batch.Barrier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/**
 * Waits for a barrier on all inputs of a task. An input that has delivered it is not read until it has come on all
 * others, unless rows may count twice. An input that has ended is not waited for. Not thread-safe.
 */
final class Alignment {
    private final boolean exactlyOnce;
    private final long[] delivered;
    private final boolean[] ended;
    private final Queue<Barrier> offered = new ArrayDeque<>();
    private Barrier current;
    private long lastComplete = Long.MIN_VALUE;

    Alignment(int inputs, boolean exactlyOnce) {
        this.exactlyOnce = exactlyOnce;
        delivered = new long[inputs];
        ended = new boolean[inputs];
        Arrays.fill(delivered, Long.MIN_VALUE);
    }

    void deliver(int input, Barrier barrier) {
        delivered[input] = barrier.sequence();
        if (current == null || barrier.sequence() > current.sequence()) {
            current = barrier;
        }
    }

    /** The same barriers in the same order, for a task that goes on when its inputs have ended and bring none. */
    void offer(Barrier barrier) {
        offered.add(barrier);
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
        return current != null && delivered[input] >= current.sequence();
    }

    /** The barrier that has now come on every input; it is forgotten. Null while one is missing. */
    Barrier takeComplete() {
        while (current == null && !offered.isEmpty()) {
            Barrier next = offered.remove();
            current = next.sequence() > lastComplete ? next : null;
        }
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
        lastComplete = complete.sequence();
        return complete;
    }
}
