package io.sluice.shell;

import io.sluice.shell.input.InputSplitter;
import io.sluice.shell.input.Typist;
import io.sluice.shell.live.Screen;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines from standard input, for terminals that can do no more. */
final class PlainTypist implements Typist {
    private static final String FIRST = "sluice> ";
    private static final String NEXT = "   ... ";

    private final BufferedReader lines;
    private final StandardOutput out;

    PlainTypist(Streams streams) {
        this.lines = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
        this.out = streams.out();
    }

    /** An unfinished statement at the end of the input is given up. */
    @Override
    public Optional<String> read(String begun) {
        StringBuilder text = new StringBuilder(begun);
        while (true) {
            out.print(text.length() == 0 ? FIRST : NEXT);
            out.flush();
            String line = readLine();
            if (line == null) {
                return Optional.empty();
            }
            text.append(line).append('\n');
            if (InputSplitter.isComplete(text.toString())) {
                return Optional.of(text.toString());
            }
        }
    }

    private String readLine() {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void notice(String lines) {
        out.println(lines);
    }

    @Override
    public Optional<Screen> screen() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // Standard input is not ours to close.
    }
}
