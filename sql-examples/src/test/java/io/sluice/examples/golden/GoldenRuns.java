package io.sluice.examples.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A file of runs; {@code -Dslt.complete=true} writes what is said now, to be read and judged. */
public final class GoldenRuns {
    /** Runs the input again. */
    public interface Runner {
        GoldenRun run(GoldenRun expected) throws IOException;
    }

    private final Path path;
    private final List<String> comment;
    private final List<GoldenRun> runs;

    private GoldenRuns(Path path, List<String> comment, List<GoldenRun> runs) {
        this.path = path;
        this.comment = comment;
        this.runs = runs;
    }

    public static GoldenRuns of(Path path) throws IOException {
        List<String> lines = Files.readAllLines(path);
        List<GoldenRun> runs = GoldenRun.parse(lines);
        int first = lines.indexOf(runs.get(0).lines().get(0));
        return new GoldenRuns(path, List.copyOf(lines.subList(0, first)), runs);
    }

    public int size() {
        return runs.size();
    }

    public Stream<DynamicTest> tests(Runner runner) {
        if (Boolean.getBoolean("slt.complete")) {
            return Stream.of(DynamicTest.dynamicTest("complete", () -> complete(runner)));
        }
        return runs.stream().map(run -> DynamicTest.dynamicTest(run.title(), () -> verify(run, runner)));
    }

    private static void verify(GoldenRun run, Runner runner) throws IOException {
        assertEquals(
                String.join("\n", run.told()), String.join("\n", runner.run(run).told()));
    }

    private void complete(Runner runner) throws IOException {
        List<String> text = new ArrayList<>(comment);
        for (GoldenRun run : runs) {
            text.addAll(runner.run(run).lines());
        }
        text.remove(text.size() - 1);
        Files.write(path, text);
    }
}
