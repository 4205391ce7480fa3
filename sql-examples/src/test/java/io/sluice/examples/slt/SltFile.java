package io.sluice.examples.slt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One {@code .slt} file: SQL and the answers it must give. */
final class SltFile {
    private final Path path;
    private final List<String> lines;
    private final List<SltRecord> records;

    SltFile(Path path) {
        this.path = path;
        try {
            this.lines = Files.readAllLines(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.records = new SltParser(name(), lines).parse();
    }

    String name() {
        return path.getFileName().toString();
    }

    List<SltMode> modes() {
        return SltMode.of(lines);
    }

    /** Runs every record; one report of all that is wrong. */
    void verify(SltMode mode) throws IOException {
        List<String> faults = new ArrayList<>();
        try (SltSession session = new SltSession(mode)) {
            for (SltRecord step : records) {
                String fault = verify(session, step);
                if (!fault.isEmpty()) {
                    faults.add(path + ":" + step.line() + ": " + fault);
                }
            }
            if (session.sawNoDeath()) {
                faults.add(path + ": every job ended before it could be killed");
            }
        }
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("\n\n", faults));
        }
    }

    private static String verify(SltSession session, SltRecord step) throws IOException {
        try {
            List<String> seen = step.run(session);
            List<String> wanted = step.answer(session);
            return seen.equals(wanted)
                    ? ""
                    : "expected\n" + String.join("\n", wanted) + "\nbut was\n" + String.join("\n", seen);
        } catch (RuntimeException | AssertionError e) {
            return String.valueOf(e.getMessage() == null ? e : e.getMessage());
        }
    }

    /** Runs every record and writes the file anew with the answers seen; they must then be read and judged. */
    void complete() throws IOException {
        List<String> text = new ArrayList<>();
        try (SltSession session = new SltSession(SltMode.PLAIN)) {
            for (int i = 0; i < records.size(); i++) {
                SltRecord step = records.get(i);
                int end = i + 1 < records.size() ? records.get(i + 1).line() - 1 : lines.size();
                text.addAll(renewed(step, lines.subList(step.line() - 1, end), session));
            }
        }
        Files.write(path, text);
    }

    /** The lines of a record with what it answers now; an error stands there as it is, for the eye. */
    private static List<String> renewed(SltRecord step, List<String> text, SltSession session) {
        List<String> seen;
        try {
            seen = step.run(session);
        } catch (IOException | RuntimeException | AssertionError e) {
            seen = List.of("FAILED: " + e.getMessage());
        }
        int answer = text.indexOf(SltParser.ANSWER);
        boolean blankAfter = text.get(text.size() - 1).isBlank();
        List<String> renewed = new ArrayList<>(answer < 0 ? text : text.subList(0, answer + 1));
        renewed.addAll(seen);
        if (answer >= 0 && blankAfter) {
            renewed.add("");
        }
        return renewed;
    }
}
