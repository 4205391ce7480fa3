package io.sluice.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * One line of a terminal that is redrawn in place, and gives way to whatever else is written there through
 * {@link #around}. Thread-safe.
 */
public final class StatusLine {
    private static final String CLEAR = "\r\u001b[K";
    /** What does not fit into the terminal's width is cut, since a line that wraps could not be cleared. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private final OutputStream terminal;
    private boolean shown;
    private boolean midLine;

    public StatusLine(OutputStream terminal) {
        this.terminal = terminal;
    }

    /** Another stream to the same terminal: the line is taken away before anything is written to it. */
    public OutputStream around(OutputStream other) {
        return new FilterOutputStream(other) {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (length > 0) {
                    giveWay(() -> out.write(bytes, offset, length), bytes[offset + length - 1] != '\n');
                }
            }
        };
    }

    private interface Writing {
        void run() throws IOException;
    }

    private synchronized void giveWay(Writing writing, boolean endsMidLine) throws IOException {
        clear();
        writing.run();
        midLine = endsMidLine;
    }

    /** Draws the line, or draws it anew; not while another line is unfinished, as one with a prompt is. */
    public synchronized void show(String text) {
        if (!midLine) {
            write(CLEAR + NO_WRAP + text + WRAP);
            shown = true;
        }
    }

    public synchronized void clear() {
        if (shown) {
            write(CLEAR);
            shown = false;
        }
    }

    private void write(String text) {
        try {
            terminal.write(text.getBytes(StandardCharsets.UTF_8));
            terminal.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
