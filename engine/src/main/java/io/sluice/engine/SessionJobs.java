package io.sluice.engine;

import java.util.List;

/** The jobs that a session has started. Closing may come from any thread; everything else from the session's. */
final class SessionJobs implements AutoCloseable {
    void await() {}

    List<LateRows> lateRows() {
        return List.of();
    }

    @Override
    public void close() {}
}
