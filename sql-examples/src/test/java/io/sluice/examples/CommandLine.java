package io.sluice.examples;

import io.sluice.core.fs.FileSystem;
import io.sluice.core.time.Clock;
import io.sluice.shell.Main;
import io.sluice.shell.StandardOutput;
import io.sluice.shell.Streams;
import io.sluice.shell.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The program {@code sluice} in this process. */
public final class CommandLine {
    /** What a run left. */
    public record Outcome(int exitCode, String out, String err) {}

    private CommandLine() {}

    /** Runs it to its end, without a terminal. */
    public static Outcome run(FileSystem files, List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(
                InputStream.nullInputStream(),
                new StandardOutput(out),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                Optional.empty());
        int code = Main.run(
                words,
                new Surroundings(
                        streams,
                        files,
                        Clock.SYSTEM,
                        Optional.empty(),
                        name -> null,
                        question -> null,
                        Optional.empty()));
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
