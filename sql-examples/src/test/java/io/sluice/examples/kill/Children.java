package io.sluice.examples.kill;

import io.sluice.executor.runtime.checkpoint.KillPoints;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Starts the processes of the storm as {@code bin/sluice} starts its own: with an archive of loaded classes, which
 * saves two thirds of a short life. An archive needs jars, so folders of classes are packed first.
 */
final class Children {
    private static final String PROGRAM = "io.sluice.shell.Main";
    private static final String TEMPORARY = "temporary";
    private static final int PATIENCE_SECONDS = 300;
    /** As in {@code bin/sluice}: what runs for a second is not worth compiling at once. */
    private static final List<String> OPTIONS = List.of(
            "-Xmx512m",
            "-XX:-UsePerfData",
            "-XX:+UseSerialGC",
            "-Xlog:disable",
            "-Duser.timezone=UTC",
            "-XX:Tier3InvocationThreshold=1000",
            "-XX:Tier3MinInvocationThreshold=500",
            "-XX:Tier3CompileThreshold=4000",
            "-XX:Tier3BackEdgeThreshold=60000",
            "-XX:Tier4InvocationThreshold=20000",
            "-XX:Tier4MinInvocationThreshold=5000",
            "-XX:Tier4CompileThreshold=50000",
            "-XX:Tier4BackEdgeThreshold=120000");

    private final Path folder;
    private final String classPath;
    private final Path archive;

    /**
     * @param folder for jars and the archive
     * @param training a script to its end, whose classes are archived
     */
    Children(Path folder, Path training) throws IOException, InterruptedException {
        this.folder = folder;
        Files.createDirectories(folder.resolve(TEMPORARY));
        this.classPath = packed(folder);
        this.archive = folder.resolve("classes.jsa");
        List<String> command = command(List.of("-XX:ArchiveClassesAtExit=" + archive));
        command.addAll(List.of(StormChild.class.getName(), training.toString()));
        Path output = folder.resolve("training.txt");
        Process process = start(command, output);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError("the training run failed:\n" + Files.readString(output));
        }
    }

    private static String packed(Path folder) throws IOException {
        List<String> packed = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            packed.add(
                    Files.isDirectory(path) ? pack(path, folder.resolve("classes-" + packed.size() + ".jar")) : entry);
        }
        return String.join(File.pathSeparator, packed);
    }

    private static String pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            out.setLevel(1);
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace(File.separatorChar, '/')));
                Files.copy(path, out);
                out.closeEntry();
            }
        }
        return jar.toString();
    }

    /** The program {@code sluice} with a script. */
    Process program(Path script, Path output) throws IOException {
        List<String> command = command(List.of("-XX:SharedArchiveFile=" + archive));
        command.addAll(List.of(PROGRAM, "-f", script.toString()));
        return start(command, output);
    }

    /**
     * {@link StormChild} with a script.
     *
     * @param killPoint where it ends itself, {@code name:count}
     * @param savepoint its further arguments
     */
    Process child(Path script, Path output, Optional<String> killPoint, List<String> savepoint) throws IOException {
        List<String> options = new ArrayList<>(List.of("-XX:SharedArchiveFile=" + archive));
        killPoint.ifPresent(point -> options.add("-D" + KillPoints.PROPERTY + "=" + point));
        List<String> command = command(options);
        command.addAll(List.of(StormChild.class.getName(), script.toString()));
        command.addAll(savepoint);
        return start(command, output);
    }

    private List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.add("-Djava.io.tmpdir=" + folder.resolve(TEMPORARY)); // what a killed process leaves there goes too
        command.addAll(options);
        command.addAll(List.of("-cp", classPath));
        return command;
    }

    private static Process start(List<String> command, Path output) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
