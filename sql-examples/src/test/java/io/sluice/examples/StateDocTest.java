package io.sluice.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.fs.WritableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The SQL of {@code docs/state.md}, from its first text to its last, as one script. */
class StateDocTest {
    private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyTextOfThePageRuns() throws IOException {
        List<String> texts = SQL.matcher(Files.readString(Path.of("docs/state.md")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertEquals(4, texts.size());
        MemoryFileSystem files = new MemoryFileSystem();
        byte[] rows = "ann,5\nbob,7\n".getBytes(StandardCharsets.UTF_8);
        try (WritableFile file = files.create("orders/1.csv")) {
            file.write(rows, 0, rows.length);
        }
        CommandLine.Outcome outcome = CommandLine.run(files, List.of("-e", String.join("\n", texts)));
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(outcome.out().contains("savepoints/savepoint-"), outcome.out());
        assertTrue(outcome.out().contains("SUM(amount)"), outcome.out());
        assertEquals(2, files.list("state/savepoints").size());
    }
}
