package io.sluice.engine.job;

import io.sluice.core.error.SluiceException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for what a job was asked for, on the session's thread. */
final class Waiting {
    private Waiting() {}

    /** @throws SluiceException that of the future */
    static <T> T forIt(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SluiceException known) {
                throw known;
            }
            throw e;
        }
    }
}
