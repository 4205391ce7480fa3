package io.sluice.shell;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Where lines go that come at any time: warnings of jobs, rows of a {@code print} table. At a prompt they must not be
 * written through what is being typed. Thread-safe.
 */
final class Notices {
    private volatile Consumer<String> taker;

    /** @param taker takes lines, the last without its end, on any thread */
    Notices(Consumer<String> taker) {
        this.taker = taker;
    }

    void to(Consumer<String> newTaker) {
        taker = newTaker;
    }

    void tell(String line) {
        taker.accept(line);
    }

    /** A stream whose lines are told, each when it is complete. */
    PrintStream stream() {
        return new PrintStream(new Lines(), false, StandardCharsets.UTF_8);
    }

    private final class Lines extends OutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int b) {
            if (b == '\n') {
                tell(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(b);
            }
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            int begin = offset;
            StringBuilder lines = new StringBuilder();
            for (int i = offset; i < offset + length; i++) {
                if (bytes[i] == '\n') {
                    line.write(bytes, begin, i - begin);
                    lines.append(lines.length() == 0 ? "" : "\n").append(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                    begin = i + 1;
                }
            }
            line.write(bytes, begin, offset + length - begin);
            if (begin > offset) {
                tell(lines.toString());
            }
        }
    }
}
