package io.sluice.shell;

import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.fs.WritableFile;
import io.sluice.core.time.Clock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Runs the program in this process, on files in memory and a clock that stands still. */
final class CommandLine {
    /** A clock that stands still. */
    static final Clock STILL = new Clock() {
        @Override
        public long millis() {
            return 0;
        }

        @Override
        public long nanos() {
            return 0;
        }
    };

    private final MemoryFileSystem files = new MemoryFileSystem();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    /** What the program sees of the files. */
    UnaryOperator<FileSystem> disk = files -> files;

    private final Map<String, String> environment = new HashMap<>();
    private String input = "";
    /** What the person types who is asked for a password; null: nobody is there. */
    String secret;

    private boolean terminal;

    CommandLine file(String path, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (WritableFile file = files.create(path)) {
            file.write(bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    String read(String path) {
        return SourceText.ofFile(files, path).text();
    }

    CommandLine input(String text) {
        input = text;
        return this;
    }

    /** Sets a variable of the system. */
    CommandLine with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** A person types the input and reads the output. */
    CommandLine atTerminal() {
        terminal = true;
        return this;
    }

    int run(String... words) {
        out.reset();
        err.reset();
        Streams streams = new Streams(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new StandardOutput(out),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal,
                terminal,
                Optional.empty());
        return Main.run(
                List.of(words),
                new Surroundings(
                        streams,
                        disk.apply(files),
                        STILL,
                        Optional.of("home/conf/sluice.yaml"),
                        environment::get,
                        question -> secret,
                        Optional.empty()));
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
