package io.sluice.executor.runtime.checkpoint;

import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.ReadableFile;
import io.sluice.core.io.BytesReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The bytes of a section of state, which nobody changes any more. For any thread; reading may block. */
public sealed interface SectionBytes {
    int length();

    BytesReader reader();

    /** Bytes on the heap: a slice of an array. */
    record Held(byte[] bytes, int start, int length) implements SectionBytes {
        @Override
        public BytesReader reader() {
            return new BytesReader(bytes, start, length);
        }
    }

    /** Bytes of a file that have been checked, and are read again when they are needed. */
    record InFile(FileSystem files, String path, long position, int length) implements SectionBytes {
        @Override
        public BytesReader reader() {
            byte[] bytes = new byte[length];
            try (ReadableFile file = files.open(path)) {
                for (int have = 0; have < length; ) {
                    int count = file.read(position + have, bytes, have, length - have);
                    if (count <= 0) {
                        throw new EOFException(path + " has become shorter");
                    }
                    have += count;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the state file " + path + " cannot be read: " + e.getMessage(), e);
            }
            return new BytesReader(bytes);
        }
    }
}
