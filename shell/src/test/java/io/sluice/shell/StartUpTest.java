package io.sluice.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the start of a script pays for. */
class StartUpTest {
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    void aScriptLoadsNothingOfThePrompt() throws IOException, InterruptedException {
        Path classes = folder.resolve("classes");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + classes,
                        "-Dsluice.in.terminal=true",
                        "-Dsluice.out.terminal=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.sluice.shell.Main",
                        "-e",
                        "SELECT 1 AS a")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
        assertEquals(0, process.exitValue(), Files.readString(folder.resolve("out")));
        List<String> loaded = Files.readAllLines(classes);
        assertTrue(loaded.stream().anyMatch(line -> line.contains("io.sluice.shell.Run ")), "the list is not one");
        List<String> tooMuch = loaded.stream()
                .filter(line -> line.contains("org.jline")
                        || line.contains("io.sluice.shell.terminal")
                        || line.contains(".remote.")
                        || line.contains("java.net.Http"))
                .toList();
        assertEquals(List.of(), tooMuch);
    }
}
