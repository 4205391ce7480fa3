package io.sluice.shell;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A stream of UTF-8 text that remembers why it could not be written, which a {@link PrintStream} forgets. What is written
 * afterwards goes nowhere. Thread-safe.
 */
public final class StandardOutput extends PrintStream {
    private static final int BUFFER_BYTES = 1 << 13;
    private static final String NO_READER = "Broken pipe";

    private final Remembering target;

    public StandardOutput(OutputStream raw) {
        this(new Remembering(raw));
    }

    private StandardOutput(Remembering target) {
        super(new BufferedOutputStream(target, BUFFER_BYTES), true, StandardCharsets.UTF_8);
        this.target = target;
    }

    /** The first failure to write; nothing that is still in the buffer has been tried. */
    public Optional<IOException> failure() {
        return Optional.ofNullable(target.failure);
    }

    /** Whether it failed because the reader of a pipe wants no more, as {@code head} does. */
    public boolean readerHasGone() {
        return failure()
                .map(e -> String.valueOf(e.getMessage()).contains(NO_READER))
                .orElse(false);
    }

    private static final class Remembering extends FilterOutputStream {
        private volatile IOException failure;

        Remembering(OutputStream raw) {
            super(raw);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (failure != null) {
                throw failure;
            }
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
