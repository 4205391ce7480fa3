package io.sluice.executor.runtime.checkpoint;

import java.io.IOException;

/** A file of a checkpoint is not as it was written. The message says what is wrong with it. */
public final class DamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    public DamagedException(String message) {
        super(message);
    }
}
