package io.sluice.shell;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.shell.input.InputSplitter;
import io.sluice.shell.live.Key;
import io.sluice.shell.live.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The statement that commands such as {@code \g} and {@code \e} are about. Used by one thread. */
final class StatementBuffer {
    private static final double USUAL_SECONDS = 2;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long TICK_MILLIS = 50;

    private final Console console;
    private final Surroundings surroundings;

    StatementBuffer(Console console, Surroundings surroundings) {
        this.console = console;
        this.surroundings = surroundings;
    }

    /** What has been typed so far, else what was run last. */
    String text() {
        return console.pending().isBlank() ? console.last() : console.pending();
    }

    boolean execute() {
        String text = text();
        if (text.isBlank()) {
            throw SluiceException.of(ErrorCode.USAGE, "There is no statement yet");
        }
        console.pending("");
        return console.input(new SourceText(null, text));
    }

    /** The values of its rows, row by row, each a statement; NULL is none. Goes on when one fails, as psql does. */
    boolean executeEach() {
        Optional<CapturedRows> captured = console.capture("\\gexec", text());
        boolean done = captured.isPresent();
        for (List<String> row : captured.map(CapturedRows::rows).orElse(List.of())) {
            for (String statement : row) {
                done &= statement == null || console.run(statement);
            }
        }
        return done;
    }

    /** A variable for each column of its one row; a NULL unsets it. */
    boolean executeInto(String prefix) {
        Optional<CapturedRows> captured = console.capture("\\gset", text());
        if (captured.isEmpty()) {
            return false;
        }
        List<List<String>> rows = captured.get().rows();
        if (rows.size() != 1) {
            throw SluiceException.of(ErrorCode.USAGE, "\\gset needs one row, and there are " + rows.size());
        }
        List<String> columns = captured.get().columns();
        for (int c = 0; c < columns.size(); c++) {
            String value = rows.get(0).get(c);
            if (value == null) {
                console.variables().unset(prefix + columns.get(c));
            } else {
                console.variables().set(prefix + columns.get(c), value);
            }
        }
        return true;
    }

    boolean executeExpanded() {
        boolean before = console.display().expanded();
        console.display().expand(true);
        try {
            return execute();
        } finally {
            console.display().expand(before);
        }
    }

    boolean watch(String period) {
        double seconds = period.isEmpty() ? USUAL_SECONDS : seconds(period);
        Screen screen = screen("\\watch");
        console.interruption().take();
        while (true) {
            console.out().println(String.format(Locale.ROOT, "Every %.1f s; q or Ctrl-C ends it", seconds));
            if (!execute()) {
                return false;
            }
            console.out().flush();
            long until = surroundings.clock().nanos() + (long) (seconds * NANOS_PER_SECOND);
            while (surroundings.clock().nanos() < until) {
                if (screen.key(TICK_MILLIS) == Key.QUIT
                        || console.interruption().take()) {
                    return true;
                }
            }
        }
    }

    private static double seconds(String text) {
        try {
            double seconds = Double.parseDouble(text);
            if (seconds > 0 && seconds < Integer.MAX_VALUE) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            throw notSeconds(text).causedBy(e);
        }
        throw notSeconds(text);
    }

    private static SluiceException notSeconds(String text) {
        return SluiceException.of(ErrorCode.USAGE, "'" + text + "' is no number of seconds")
                .expected("a number above 0");
    }

    private Screen screen(String command) {
        return console.screen().orElseThrow(() -> SluiceException.of(ErrorCode.USAGE, command + " needs a terminal")
                .hint("TERM is unset or 'dumb', or input or output is no terminal"));
    }

    /** Carried out at once when it ends with a semicolon, else left in the input line. */
    boolean edit() {
        Screen screen = screen("\\e");
        try {
            Path file = Files.createTempFile("sluice-edit-", ".sql");
            try {
                Files.writeString(file, text().strip() + "\n");
                screen.lend(() -> start(editor() + " " + file));
                console.pending("");
                String edited = Files.readString(file);
                if (InputSplitter.isComplete(edited)) {
                    return console.input(new SourceText(null, edited));
                }
                console.pending(edited.stripTrailing());
                return true;
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw SluiceException.of(ErrorCode.IO_ERROR, "The text cannot be edited: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private String editor() {
        for (String name : new String[] {"VISUAL", "EDITOR"}) {
            String value = surroundings.environment().apply(name);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return "vi";
    }

    void system(String command) {
        console.screen().ifPresentOrElse(screen -> screen.lend(() -> start(command)), () -> start(command));
    }

    private void start(String command) {
        console.out().flush();
        try {
            int code =
                    new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor();
            if (code != 0) {
                console.out().println("'" + command + "' ended with exit code " + code);
            }
        } catch (IOException e) {
            throw SluiceException.of(ErrorCode.IO_ERROR, "'" + command + "' cannot be started: " + e.getMessage())
                    .causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
