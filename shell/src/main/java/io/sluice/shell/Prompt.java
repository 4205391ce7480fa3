package io.sluice.shell;

import io.sluice.core.error.ErrorReport;
import io.sluice.core.error.SluiceException;
import io.sluice.engine.CrashReport;
import io.sluice.engine.Engine;
import io.sluice.engine.ResultHandler;
import io.sluice.engine.Script;
import io.sluice.engine.Session;
import io.sluice.engine.StatementResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A plain prompt: reads lines until a statement is complete, runs it, shows what it gave, and asks again. */
final class Prompt implements ResultHandler {
    private static final String FIRST = "sluice> ";
    private static final String NEXT = "   ... ";
    private static final String WELCOME =
            "Sluice %s: streaming SQL. A statement ends with ';'. HELP; helps, QUIT; leaves.";
    private static final String SUCCEEDED = "[INFO] Execute statement succeeded.";
    private static final String STARTED = "[INFO] Job '%s' is running in the background.%nJob ID: %s";

    private static final String CLEAR_SCREEN = "\u001b[H\u001b[2J";
    private static final String HELP =
            """
            A statement ends with ';' and may take several lines.
              CREATE TABLE .. WITH (..), CREATE VIEW .. AS ..   name data
              SHOW TABLES, DESCRIBE name, SHOW CREATE TABLE name  see what there is
              SELECT .., INSERT INTO .. SELECT ..               run a query, start a job
              EXPLAIN ..                                        see the plan
              SET 'key' = 'value', SET, RESET 'key'             settings
              HELP, CLEAR, QUIT or EXIT                         the prompt itself
            """;

    private final Session session;
    private final Surroundings surroundings;
    private final StopOnInterrupt stop;
    private final StandardOutput out;
    private final PrintStream err;
    private final ResultPrinter printer;
    private long startNanos;
    private boolean quit;

    Prompt(Session session, Surroundings surroundings, StopOnInterrupt stop) {
        this.stop = stop;
        Streams streams = surroundings.streams();
        this.session = session;
        this.surroundings = surroundings;
        this.out = streams.out();
        this.err = streams.err();
        this.printer = new ResultPrinter(out, streams.outIsTerminal(), surroundings.clock());
    }

    int run() {
        out.println(String.format(WELCOME, Engine.version()));
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(surroundings.streams().in(), StandardCharsets.UTF_8));
        try {
            while (!quit) {
                String text = read(lines);
                if (text == null) {
                    out.println();
                    break;
                }
                execute(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ExitCode.DONE;
    }

    /** The next complete text; null at the end of the input, where an unfinished statement is given up. */
    private String read(BufferedReader lines) throws IOException {
        StringBuilder text = new StringBuilder();
        while (true) {
            out.print(text.length() == 0 ? FIRST : NEXT);
            out.flush();
            String line = lines.readLine();
            if (line == null) {
                return null;
            }
            text.append(line).append('\n');
            if (Script.isComplete(text.toString())) {
                return text.toString();
            }
        }
    }

    private void execute(String text) {
        Script script = Script.parse(text);
        List<SluiceException> errors = script.errors();
        errors.forEach(error -> report(error, text));
        if (!errors.isEmpty()) {
            return;
        }
        startNanos = surroundings.clock().nanos();
        try {
            session.execute(script, this);
        } catch (RuntimeException | Error e) {
            if (!stop.interrupted()) {
                report(CrashReport.describe(e), text);
            }
        }
    }

    private void report(SluiceException error, String text) {
        out.flush();
        err.println(ErrorReport.render(error, null, text));
    }

    @Override
    public void onRows(StatementResult.Rows result) {
        printer.print(result, session.settings(), session.valueText(), startNanos);
        startNanos = surroundings.clock().nanos();
    }

    @Override
    public void onDone(StatementResult.Done result) {
        out.println(result.note().isEmpty() ? SUCCEEDED : SUCCEEDED + "\nNOTE: " + result.note());
        startNanos = surroundings.clock().nanos();
    }

    @Override
    public void onJob(StatementResult.JobResult result) {
        out.println(result.finished() ? SUCCEEDED : String.format(STARTED, result.name(), result.id()));
        startNanos = surroundings.clock().nanos();
    }

    @Override
    public void onCommand(StatementResult.Command result) {
        switch (result.name()) {
            case QUIT -> quit = true;
            case HELP -> out.print(HELP);
            case CLEAR -> out.print(CLEAR_SCREEN);
        }
    }
}
