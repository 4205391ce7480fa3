package io.sluice.shell;

import io.sluice.engine.Session;

/** Until removed, Ctrl-C ends the session's jobs in good order before the process ends with 130. */
final class StopOnInterrupt {
    private final Thread hook;

    StopOnInterrupt(Session session) {
        hook = new Thread(session::close, "sluice-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void remove() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already: the hook does the work.
            return;
        }
    }
}
