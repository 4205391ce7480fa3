package io.sluice.core.fs;

import java.io.Closeable;
import java.io.IOException;

/** A file being written from its beginning. Not thread-safe; closing does not make it durable, {@link #sync} does. */
public interface WritableFile extends Closeable {
    void write(byte[] source, int start, int length) throws IOException;

    /** Bytes written so far. */
    long length();

    /** Makes everything written so far survive a power loss. */
    void sync() throws IOException;
}
