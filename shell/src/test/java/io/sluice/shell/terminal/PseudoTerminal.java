package io.sluice.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.builtins.ScreenTerminal;

/**
 * The program in a process of its own on a pseudo-terminal, as a person has it: the test types keys and waits for what
 * the screen shows. {@code script} of util-linux, which Debian always has, holds the terminal; an emulator of a VT100
 * draws what comes.
 */
final class PseudoTerminal implements AutoCloseable {
    static final int HEIGHT = 24;
    static final int WIDTH = 80;
    static final String CTRL_C = "\u0003";
    static final String CTRL_D = "\u0004";
    static final String CTRL_R = "\u0012";
    static final String UP = "\u001bOA";
    static final String LEFT = "\u001bOD";
    static final String TAB = "\t";
    static final String ENTER = "\r";

    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final OutputStream keys;
    private final ScreenTerminal emulator = new ScreenTerminal(WIDTH, HEIGHT);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition drawn = lock.newCondition();
    private final StringBuilder transcript = new StringBuilder();
    private boolean ended;

    private PseudoTerminal(Process process) {
        this.process = process;
        this.keys = process.getOutputStream();
        Thread reader = new Thread(this::read, "screen");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts {@code sluice} with some words; its home and working directory are the folder. */
    static PseudoTerminal start(Path folder, Map<String, String> environment, String... words) throws IOException {
        assumeTrue(Files.isExecutable(SCRIPT), "there is no " + SCRIPT + " to make a terminal with");
        List<String> java = new ArrayList<>(List.of(
                "exec env --default-signal=INT",
                quoted(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
                "-Dsluice.in.terminal=true -Dsluice.out.terminal=true -Dsluice.err.terminal=true",
                "-Duser.timezone=UTC -cp",
                quoted(absolute(System.getProperty("java.class.path"))),
                "io.sluice.shell.Main"));
        Stream.of(words).map(PseudoTerminal::quoted).forEach(java::add);
        String command = "stty rows " + HEIGHT + " cols " + WIDTH + "; " + String.join(" ", java);
        ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString(), "-qfec", command, "/dev/null")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("TERM", "xterm-256color");
        builder.environment().put("SHELL", "/bin/sh");
        builder.environment().put("HOME", folder.toString());
        builder.environment().remove("XDG_STATE_HOME");
        builder.environment().putAll(environment);
        return new PseudoTerminal(builder.start());
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static String absolute(String classPath) {
        return Stream.of(classPath.split(":"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(":"));
    }

    private void read() {
        try (Reader reader = process.inputReader(StandardCharsets.UTF_8)) {
            char[] some = new char[4096];
            for (int n = reader.read(some); n >= 0; n = reader.read(some)) {
                String text = new String(some, 0, n);
                draw(() -> {
                    emulator.write(text);
                    transcript.append(text);
                });
            }
        } catch (IOException e) {
            draw(() -> transcript.append("[no more can be read: ").append(e).append(']'));
        }
        draw(() -> ended = true);
    }

    private void draw(Runnable change) {
        lock.lock();
        try {
            change.run();
            drawn.signalAll();
        } finally {
            lock.unlock();
        }
    }

    PseudoTerminal type(String text) throws IOException {
        keys.write(text.getBytes(StandardCharsets.UTF_8));
        keys.flush();
        return this;
    }

    /** A line and Enter. */
    PseudoTerminal enter(String line) throws IOException {
        return type(line + ENTER);
    }

    /** Waits until the screen shows a text, which may go on in the next line. */
    PseudoTerminal await(String text) throws InterruptedException {
        return await("'" + text + "'", screen -> wrapped(screen).contains(text));
    }

    /** Waits until the last line that is not empty is this one. */
    PseudoTerminal awaitLast(String line) throws InterruptedException {
        return await("'" + line + "' as the last line", screen -> last(screen).equals(line));
    }

    /** Waits for a prompt with nothing typed, below a line that contains a text. */
    PseudoTerminal awaitPromptBelow(String text) throws InterruptedException {
        return await("a prompt below '" + text + "'", screen -> {
            List<String> lines = screen.stream().filter(line -> !line.isEmpty()).toList();
            int end = lines.size() - 1;
            return end > 0
                    && lines.get(end).equals("sluice>")
                    && lines.get(end - 1).contains(text);
        });
    }

    PseudoTerminal await(String what, Predicate<List<String>> condition) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!condition.test(lines())) {
                if (ended || left <= 0) {
                    fail((ended ? "It ended" : "Waited in vain") + " before there was " + what + "\n" + shown());
                }
                left = drawn.awaitNanos(left);
            }
            return this;
        } finally {
            lock.unlock();
        }
    }

    /** What is on the screen now, without the space at the ends of lines. */
    List<String> screen() {
        lock.lock();
        try {
            return lines();
        } finally {
            lock.unlock();
        }
    }

    /** The cells of the screen, line by line: a code point below, its look above, as {@link ScreenTerminal} has them. */
    long[] cells() {
        lock.lock();
        try {
            long[] cells = new long[WIDTH * HEIGHT];
            emulator.dump(cells, 0, 0, HEIGHT, WIDTH, new int[2]);
            return cells;
        } finally {
            lock.unlock();
        }
    }

    private List<String> lines() {
        long[] cells = cells();
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < HEIGHT; row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < WIDTH; column++) {
                int codePoint = (int) cells[row * WIDTH + column];
                line.appendCodePoint(codePoint == 0 ? ' ' : codePoint);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static String wrapped(List<String> screen) {
        return screen.stream()
                .map(line -> line + " ".repeat(WIDTH - line.length()))
                .collect(Collectors.joining());
    }

    private static String last(List<String> screen) {
        return screen.stream().filter(line -> !line.isEmpty()).reduce("", (a, b) -> b);
    }

    private String shown() {
        return String.join("\n", lines()) + "\n-- all that came --\n" + transcript;
    }

    /** Waits for the end. */
    int exitCode() throws InterruptedException {
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> "it does not end\n" + shown());
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
