package io.sluice.engine;

import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.fs.ReadableFile;
import io.sluice.core.fs.WritableFile;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** An engine on files in memory with one session, whose results are rows of text. */
final class TestEngine implements AutoCloseable {
    private final MemoryFileSystem files = new MemoryFileSystem();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    private final Engine engine = new Engine(
            new Engine.Surroundings(files, Clock.SYSTEM, new PrintStream(printed, true, StandardCharsets.UTF_8)));
    private final Session session;

    TestEngine() {
        this(Session.Mode.SCRIPT);
    }

    TestEngine(Session.Mode mode) {
        Settings settings = Settings.of(Map.of("parallelism.default", "2", "table.local-time-zone", "UTC"));
        session = engine.openSession(settings, mode, warnings::add);
    }

    Session session() {
        return session;
    }

    /** The results of all statements. */
    List<TextResult> run(String script) {
        return session.execute(script);
    }

    /** The rows of the last statement, cells joined by blanks; NULL is a dot. */
    List<String> rows(String script) {
        List<TextResult> results = run(script);
        return results.get(results.size() - 1).rows().stream()
                .map(row -> String.join(
                        " ", row.stream().map(c -> c == null ? "." : c).toList()))
                .toList();
    }

    /** The one cell of the last statement. */
    String cell(String script) {
        List<TextResult> results = run(script);
        return results.get(results.size() - 1).rows().get(0).get(0);
    }

    TestEngine file(String path, String... lines) {
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        try (WritableFile file = files.create(path)) {
            file.write(bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The lines of all files in a folder, sorted. */
    List<String> lines(String folder) {
        List<String> lines = new ArrayList<>();
        try {
            for (var status : files.list(folder)) {
                if (!status.directory() && !status.name().startsWith(".")) {
                    lines.addAll(read(status.path()).lines().toList());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Collections.sort(lines);
        return lines;
    }

    /** What lies in a folder. */
    List<String> names(String folder) {
        return files.list(folder).stream().map(status -> status.name()).toList();
    }

    void move(String from, String to) {
        try {
            files.rename(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String read(String path) throws IOException {
        try (ReadableFile file = files.open(path)) {
            byte[] bytes = new byte[(int) file.length()];
            int read = bytes.length == 0 ? 0 : file.read(0, bytes, 0, bytes.length);
            return new String(bytes, 0, read, StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        session.close();
        engine.close();
    }
}
