package io.sluice.shell.terminal;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.parser.SqlWords;
import io.sluice.shell.complete.Completion;
import io.sluice.shell.complete.Suggestion;
import io.sluice.shell.input.Typist;
import io.sluice.shell.input.TypistOpener;
import io.sluice.shell.live.Screen;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** A person at a terminal that JLine drives: editing over several lines, history, colours, completion. */
public final class TerminalTypist implements Typist {
    private static final String FIRST = "sluice> ";
    private static final String NEXT = "   ... ";
    private static final String UTF8_LINES = "org.jline.utils.disableAlternateCharset";
    private static final int HISTORY_ENTRIES = 10_000;
    private static final int MOST_LISTED = 200;

    private final Terminal terminal;
    private final LineReader reader;
    private final TerminalScreen screen;

    private TerminalTypist(Terminal terminal, LineReader reader) {
        this.terminal = terminal;
        this.reader = reader;
        this.screen = new TerminalScreen(terminal);
    }

    /** Absent on a terminal whose cursor cannot be moved. */
    public static Optional<Typist> open(TypistOpener.Request request) {
        // Lines of boxes are written as UTF-8, which all terminals know, and not by switching to another set of
        // letters.
        System.setProperty(UTF8_LINES, "true");
        try {
            Terminal terminal = TerminalBuilder.builder()
                    .name("sluice")
                    .system(true)
                    .dumb(true)
                    .ffm(false)
                    .jansi(false)
                    .jna(false)
                    .nativeSignals(true)
                    .build();
            if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                terminal.close();
                return Optional.empty();
            }
            return Optional.of(on(terminal, request));
        } catch (IOException e) {
            throw SluiceException.of(ErrorCode.IO_ERROR, "The terminal cannot be set up: " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** The same on a terminal that is there already. */
    static TerminalTypist on(Terminal terminal, TypistOpener.Request request) throws IOException {
        terminal.handle(Terminal.Signal.INT, signal -> request.onInterrupt().run());
        Thread words =
                new Thread(SqlWords::keywords, "sluice-words"); // they take a moment, and the first key needs them
        words.setDaemon(true);
        words.start();
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("sluice")
                .parser(new SqlLineParser(request.completion()))
                .completer((reader, line, candidates) -> complete(request.completion(), line, candidates))
                .history(new SecretlessHistory())
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
                .option(LineReader.Option.HISTORY_REDUCE_BLANKS, false)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, NEXT)
                .variable(LineReader.INDENTATION, 0)
                .variable(LineReader.LIST_MAX, MOST_LISTED)
                .variable(LineReader.HISTORY_SIZE, HISTORY_ENTRIES)
                .variable(LineReader.HISTORY_FILE_SIZE, HISTORY_ENTRIES);
        if (request.colours()) {
            builder.highlighter(new SqlHighlighter());
        }
        if (request.historyFile().isPresent()) {
            builder.variable(
                    LineReader.HISTORY_FILE,
                    HistoryFile.prepare(request.historyFile().get()));
        }
        return new TerminalTypist(terminal, builder.build());
    }

    private static void complete(Completion completion, ParsedLine line, List<Candidate> candidates) {
        for (Suggestion each : completion.at(line.line(), line.cursor())) {
            candidates.add(new Candidate(
                    each.text(),
                    each.text(),
                    each.group(),
                    each.description().isEmpty() ? null : each.description(),
                    null,
                    null,
                    each.finished()));
        }
    }

    /** Ctrl-C gives up what has been typed, Ctrl-D on an empty line is the end of the input. */
    @Override
    public Optional<String> read(String begun) {
        String text = begun;
        while (true) {
            try {
                String read = reader.readLine(FIRST, null, (Character) null, text.isEmpty() ? null : text);
                if (!Thread.interrupted()) {
                    return Optional.of(read);
                }
                text = ""; // Ctrl-C came right after Enter, before anything was run
            } catch (UserInterruptException e) {
                text = "";
            } catch (EndOfFileException e) {
                return Optional.empty();
            }
        }
    }

    @Override
    public void notice(String lines) {
        if (!screen.keptForLater(lines)) {
            reader.printAbove(lines);
        }
    }

    @Override
    public Optional<Screen> screen() {
        return Optional.of(screen);
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            throw SluiceException.of(ErrorCode.IO_ERROR, "The terminal cannot be given back: " + e.getMessage())
                    .causedBy(e);
        }
    }
}
