package io.sluice.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, ended from outside while a job without end runs. */
class LeavingTest {
    private static final long PATIENCE_SECONDS = 120;
    private static final String ENDLESS =
            "CREATE TABLE endless (n INT) WITH ('connector' = 'datagen', 'rows-per-second' = '1000');";
    private static final String FILES =
            "CREATE TABLE files (n INT) WITH ('connector' = 'filesystem', 'path' = 'files', 'format' = 'csv');";
    private static final String PRINT = "CREATE TABLE shown (n INT) WITH ('connector' = 'print');";

    @TempDir
    Path folder;

    private Process process;

    @BeforeEach
    void signalsAreThere() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/env")));
        assumeTrue(new ProcessBuilder("env", "--default-signal=INT", "true")
                        .start()
                        .waitFor()
                == 0);
    }

    @AfterEach
    void endTheProcess() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void interruptedWhileRowsAreShown() throws IOException, InterruptedException {
        BufferedReader out = start("-e", ENDLESS + "SELECT n FROM endless");
        readUntilRows(out);
        interrupt();
        List<String> rest = out.lines().toList();
        assertEquals(130, exitCode());
        String last = rest.get(rest.size() - 1);
        assertTrue(last.startsWith("Query terminated, received a total of "), last);
        assertEquals("", errors());
    }

    @Test
    void interruptedWhileFilesAreWritten() throws IOException, InterruptedException {
        BufferedReader out = start(
                "-e",
                ENDLESS + FILES + PRINT + "EXECUTE STATEMENT SET BEGIN "
                        + "INSERT INTO files SELECT n FROM endless; INSERT INTO shown SELECT n FROM endless; END;");
        readUntilRows(out);
        assertEquals(1, files().size(), "the file that is being written: " + files());
        interrupt();
        out.lines().forEach(line -> {});
        assertEquals(130, exitCode());
        assertEquals(List.of(), files(), "nothing is half committed, and nothing is left over");
        assertTrue(errors().matches("Job '[^']*' \\(\\w+\\) is running\\.\n"), errors());
    }

    @Test
    void interruptedBetweenCheckpoints() throws IOException, InterruptedException {
        BufferedReader out = start(
                "-Dexecution.checkpointing.interval=50 ms",
                "-e",
                ENDLESS + FILES + PRINT + "EXECUTE STATEMENT SET BEGIN "
                        + "INSERT INTO files SELECT n FROM endless; INSERT INTO shown SELECT n FROM endless; END;");
        while (files().stream().allMatch(name -> name.startsWith("."))) {
            readUntilRows(out);
        }
        interrupt();
        out.lines().forEach(line -> {});
        assertEquals(130, exitCode());
        assertTrue(files().stream().noneMatch(name -> name.startsWith(".")), files().toString());
        assertTrue(errors().matches("Job '[^']*' \\(\\w+\\) is running\\.\n"), errors());
    }

    @Test
    void theReaderOfRowsGoesAway() throws IOException, InterruptedException {
        BufferedReader out = start("-e", ENDLESS + "SELECT n FROM endless");
        readUntilRows(out);
        out.close();
        assertEquals(141, exitCode());
        assertEquals("", errors());
    }

    @Test
    void theReaderOfPrintedRowsGoesAway() throws IOException, InterruptedException {
        BufferedReader out = start("-e", ENDLESS + PRINT + "INSERT INTO shown SELECT n FROM endless");
        readUntilRows(out);
        out.close();
        assertEquals(141, exitCode());
        assertTrue(errors().matches("Job '[^']*' \\(\\w+\\) is running\\.\n"), errors());
    }

    private BufferedReader start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                "io.sluice.shell.Main"));
        command.addAll(List.of(words));
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        process.getOutputStream().close();
        return process.inputReader(StandardCharsets.UTF_8);
    }

    private static String absolute(String classPath) {
        return String.join(
                ":",
                Stream.of(classPath.split(":"))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    private static void readUntilRows(BufferedReader out) throws IOException {
        String line = out.readLine();
        while (line != null && !line.contains("+I")) {
            line = out.readLine();
        }
        assertTrue(line != null, "no row came");
    }

    private void interrupt() throws IOException, InterruptedException {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor());
    }

    private int exitCode() throws InterruptedException {
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
        return process.exitValue();
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("errors"));
    }

    private List<String> files() throws IOException {
        Path target = folder.resolve("files");
        if (!Files.exists(target)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(target)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
