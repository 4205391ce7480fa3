package io.sluice.examples.slt;

import io.sluice.core.error.ErrorReport;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FileStatus;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.fs.ReadableFile;
import io.sluice.core.fs.WritableFile;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import io.sluice.engine.Engine;
import io.sluice.engine.LateRows;
import io.sluice.engine.Session;
import io.sluice.engine.TextResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** An engine of its own with files in memory, in which the records of one file run. */
final class SltSession implements AutoCloseable {
    private final MemoryFileSystem files = new MemoryFileSystem();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Engine engine;
    private final Session session;

    private final Optional<SltRestoring> restoring;

    SltSession(SltMode mode) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        engine = new Engine(new Engine.Surroundings(files, Clock.SYSTEM, out));
        Map<String, String> all = new TreeMap<>(mode.settings);
        all.put("table.local-time-zone", "UTC");
        session = engine.openSession(Settings.of(all), Session.Mode.SCRIPT, warning -> {});
        restoring = mode == SltMode.RESTORED ? Optional.of(new SltRestoring(files, session)) : Optional.empty();
    }

    /** Whether the order of rows is lost, because they went through files. */
    boolean losesOrder() {
        return restoring.isPresent();
    }

    /** Whether jobs should have died and been restored, and none was. */
    boolean sawNoDeath() {
        return restoring.isPresent() && restoring.get().sawNoDeath();
    }

    TextResult query(String sql) {
        return restoring.isPresent() ? restoring.get().query(sql) : last(session.execute(sql));
    }

    /** What the print connector has written since the last call. */
    List<String> printedLines() {
        List<String> lines =
                printed.toString(StandardCharsets.UTF_8).lines().sorted().toList();
        printed.reset();
        return lines;
    }

    List<String> lateLines() {
        return session.lateRows().stream()
                .flatMap(operator -> LateRows.report(List.of(operator)).stream())
                .sorted()
                .toList();
    }

    private static TextResult last(List<TextResult> results) {
        return results.get(results.size() - 1);
    }

    /** Throws AssertionError when the statement does not end as the record says. */
    void check(SltRecord.Statement statement) {
        String said;
        try {
            said = execute(statement);
        } catch (SluiceException e) {
            said = ErrorReport.render(e, null, statement.sql());
            if (statement.outcome() != SltRecord.Statement.Outcome.ERROR) {
                throw new AssertionError(said, e);
            }
            expect(statement, said);
            return;
        }
        switch (statement.outcome()) {
            case OK -> {}
            case NOTE -> expect(statement, said);
            case ERROR -> throw new AssertionError("no error, where one with '" + statement.regex() + "' was expected");
        }
    }

    private String execute(SltRecord.Statement statement) {
        if (restoring.isPresent() && statement.outcome() == SltRecord.Statement.Outcome.OK) {
            restoring.get().execute(statement.sql());
            return "";
        }
        List<TextResult> results = session.execute(statement.sql());
        return results.isEmpty() ? "" : last(results).note();
    }

    private static void expect(SltRecord.Statement statement, String said) {
        if (!Pattern.compile(statement.regex()).matcher(said).find()) {
            throw new AssertionError("'" + statement.regex() + "' is not in:\n" + said);
        }
    }

    /** Writes a file that survives a crash. */
    void write(String path, List<String> lines) throws IOException {
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        try (WritableFile file = files.create(path)) {
            file.write(bytes, 0, bytes.length);
            file.sync();
        }
        String directory = files.absolute(path);
        do {
            directory = directory.substring(0, directory.lastIndexOf('/'));
            files.syncDirectory(directory.isEmpty() ? "/" : directory);
        } while (!directory.isEmpty());
    }

    /** The lines of all files that a reader of the folder sees, sorted. */
    List<String> visibleLines(String path) throws IOException {
        List<String> lines = new ArrayList<>();
        for (FileStatus entry : files.list(path)) {
            if (entry.name().startsWith(".") || entry.name().startsWith("_")) {
                continue;
            }
            if (entry.directory()) {
                lines.addAll(visibleLines(entry.path()));
            } else {
                lines.addAll(read(entry.path()).lines().toList());
            }
        }
        return lines.stream().sorted().toList();
    }

    private String read(String path) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(files.status(path).length())];
        try (ReadableFile file = files.open(path)) {
            int got = 0;
            while (got < bytes.length) {
                got += file.read(got, bytes, got, bytes.length - got);
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        session.close();
        engine.close();
    }
}
