package io.sluice.shell;

import java.util.concurrent.atomic.AtomicBoolean;

/** That Ctrl-C was pressed while a statement runs. For any thread. */
final class Interruption {
    private final AtomicBoolean raised = new AtomicBoolean();
    private final Runnable wake;

    /** @param wake ends whatever the statement waits for */
    Interruption(Runnable wake) {
        this.wake = wake;
    }

    void raise() {
        raised.set(true);
        wake.run();
    }

    /** Whether it was pressed since the last call. */
    boolean take() {
        return raised.getAndSet(false);
    }

    boolean isRaised() {
        return raised.get();
    }
}
