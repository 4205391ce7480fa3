package io.sluice.server.session;

import io.sluice.core.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** When something was last used: it is not idle while a client's call runs. Safe for several threads. */
public final class Usage {
    private final Clock clock;
    private int calls;
    private long lastNanos;

    public Usage(Clock clock) {
        this.clock = clock;
        this.lastNanos = clock.nanos();
    }

    /** Whether nobody has called for so long, and nobody does now. */
    public synchronized boolean isIdle(Duration timeout) {
        return calls == 0 && clock.nanos() - lastNanos >= timeout.toNanos();
    }

    /** Does something for the client: meanwhile it is not idle. */
    public <T> T used(Supplier<T> action) {
        begin();
        try {
            return action.get();
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        calls++;
    }

    private synchronized void end() {
        calls--;
        lastNanos = clock.nanos();
    }
}
