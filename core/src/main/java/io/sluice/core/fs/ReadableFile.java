package io.sluice.core.fs;

import java.io.Closeable;
import java.io.IOException;

/** A file open for reading. Not thread-safe. */
public interface ReadableFile extends Closeable {
    long length() throws IOException;

    /**
     * Reads up to {@code length} bytes at an absolute position.
     *
     * @return the number read, -1 at the end of the file
     */
    int read(long position, byte[] target, int start, int length) throws IOException;
}
