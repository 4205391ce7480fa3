package io.sluice.examples.output;

import io.sluice.core.fs.LocalFileSystem;
import io.sluice.examples.CommandLine;
import io.sluice.examples.golden.GoldenRun;
import io.sluice.examples.golden.GoldenRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The forms of results, letter by letter: standard output of small scripts over values of all types. */
class OutputsTest {
    private static final Path FOLDER = Path.of("sql-examples/src/test/resources/output");

    @TestFactory
    Stream<DynamicTest> everyFormIsDrawnExactly() throws IOException {
        return GoldenRuns.of(FOLDER.resolve("outputs.txt")).tests(OutputsTest::run);
    }

    private static GoldenRun run(GoldenRun run) {
        CommandLine.Outcome outcome = CommandLine.run(
                new LocalFileSystem(),
                List.of(
                        "-Dtable.local-time-zone=UTC",
                        "-Dsql-client.display.print-time-cost=false",
                        "-f",
                        FOLDER.resolve("tables.sql").toString(),
                        "-e",
                        String.join("\n", run.input())));
        return run.told(outcome.exitCode(), outcome.out() + outcome.err());
    }
}
