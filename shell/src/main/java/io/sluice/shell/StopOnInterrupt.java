package io.sluice.shell;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Until removed, Ctrl-C ends the session's jobs in good order before the process ends with 130. */
final class StopOnInterrupt {
    private static final long LAST_WORDS_SECONDS = 5;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean interrupted;

    StopOnInterrupt(ShellSession session) {
        hook = new Thread(() -> stop(session), "sluice-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop(ShellSession session) {
        interrupted = true;
        session.close();
        try {
            // What has been read so far is still to be written by the main thread.
            finished.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Errors are not worth telling any more: they come from the end of the jobs. */
    boolean interrupted() {
        return interrupted;
    }

    void remove() {
        finished.countDown();
        if (!interrupted) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process has begun to end just now: the hook does the work.
                return;
            }
        }
    }
}
