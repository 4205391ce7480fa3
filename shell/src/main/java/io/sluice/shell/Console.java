package io.sluice.shell;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.ErrorReport;
import io.sluice.core.error.SluiceException;
import io.sluice.engine.CrashReport;
import io.sluice.engine.ResultHandler;
import io.sluice.engine.Script;
import io.sluice.engine.StatementResult;
import io.sluice.shell.input.Branches;
import io.sluice.shell.input.InputPiece;
import io.sluice.shell.input.InputSplitter;
import io.sluice.shell.input.Variables;
import io.sluice.shell.live.Screen;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Carries out what is typed: SQL, after variables have got their values, and commands. Errors are shown and the next
 * input is awaited. Used by one thread.
 */
final class Console implements ResultHandler {
    private static final String SUCCEEDED = "[INFO] Execute statement succeeded.";
    private static final String STARTED = "[INFO] Job '%s' is running in the background.%nJob ID: %s";
    private static final String CLEAR_SCREEN = "\u001b[H\u001b[2J";
    private static final double NANOS_PER_MILLI = 1e6;

    private final ShellSession session;
    private final Surroundings surroundings;
    private final Optional<Screen> screen;
    private final Interruption interruption;
    private final StopOnInterrupt stop;
    private final StandardOutput out;
    private final PrintStream err;
    private final Display display = new Display();
    private final Variables variables = new Variables();
    private Branches branches = new Branches();
    private final Outlet outlet;
    private final ResultShow show;
    private final JobQuestion question;
    private final ShellCommands commands;
    private final JobNews news;
    private long startNanos;
    private String pending = "";
    private String last = "";
    private boolean quit;

    Console(
            ShellSession session,
            Surroundings surroundings,
            Optional<Screen> screen,
            Interruption interruption,
            StopOnInterrupt stop) {
        this.session = session;
        this.surroundings = surroundings;
        this.screen = screen;
        this.interruption = interruption;
        this.stop = stop;
        Streams streams = surroundings.streams();
        this.out = streams.out();
        this.err = streams.err();
        this.outlet = new Outlet(out, streams.outIsTerminal(), surroundings.files());
        this.show = new ResultShow(session, surroundings, outlet, display, screen, interruption);
        this.question = new JobQuestion(session, this, screen);
        this.news = new JobNews(session);
        this.commands = new ShellCommands(this, surroundings);
    }

    /** Carries out a whole input; what is left unfinished by it is {@link #pending()}. */
    void input(String text) {
        input(new SourceText(null, text));
    }

    /** @return false when something failed; what follows it has not been carried out then */
    boolean input(SourceText source) {
        List<InputPiece> pieces = InputSplitter.split(source.text());
        for (int i = 0; i < pieces.size() && !quit; i++) {
            boolean more = i + 1 < pieces.size();
            boolean done = pieces.get(i) instanceof InputPiece.Sql sql
                    ? sql(sql, more, source.name())
                    : command((InputPiece.Command) pieces.get(i));
            if (!done) {
                return false;
            }
        }
        return true;
    }

    /** A file, in which every {@code \\if} that begins must end. */
    boolean file(SourceText source) {
        Branches around = branches;
        branches = new Branches();
        try {
            boolean done = input(source);
            if (done && !quit && branches.isOpen()) {
                throw SluiceException.of(ErrorCode.USAGE, "\\if has no \\endif in '" + source.name() + "'");
            }
            return done;
        } finally {
            branches = around;
        }
    }

    private boolean sql(InputPiece.Sql piece, boolean commandFollows, String name) {
        if (!branches.isActive()) {
            return true;
        }
        String text = pending + piece.text();
        if (commandFollows && !Script.isComplete(text)) {
            pending = text;
            return true;
        }
        int line = pending.isEmpty() ? piece.line() : 1;
        pending = "";
        last = text;
        return run("\n".repeat(line - 1) + text, name);
    }

    private boolean command(InputPiece.Command piece) {
        try {
            return commands.run(piece);
        } catch (RuntimeException | Error e) {
            report(CrashReport.describe(e), null, null);
            return false;
        }
    }

    /** Runs SQL and shows what it gives, or what is wrong with it. @return whether it went well */
    boolean run(String sql) {
        return run(sql, null);
    }

    private boolean run(String sql, String name) {
        return run(sql, name, this);
    }

    /** Runs SQL and keeps its rows; empty when something is wrong with it, which has been said. */
    Optional<CapturedRows> capture(String command, String sql) {
        if (sql.isBlank()) {
            throw SluiceException.of(ErrorCode.USAGE, "There is no statement yet");
        }
        pending = "";
        last = sql;
        QueryAttention attention =
                new QueryAttention(Optional::empty, surroundings.clock(), err, interruption, false, () -> true);
        CapturedRows rows = new CapturedRows(command, session, attention);
        return run(sql, null, rows) ? Optional.of(rows) : Optional.empty();
    }

    private boolean run(String sql, String name, ResultHandler handler) {
        String text = variables.substitute(sql);
        Script script = Script.parse(text);
        List<SluiceException> errors = script.errors();
        errors.forEach(error -> report(error, name, text));
        if (!errors.isEmpty()) {
            return false;
        }
        long begun = surroundings.clock().nanos();
        startNanos = begun;
        try {
            session.execute(script, handler);
            return true;
        } catch (RuntimeException | Error e) {
            if (!stop.interrupted()) {
                report(CrashReport.describe(e), name, text);
            }
            return false;
        } finally {
            interruption.take(); // what is run next was not meant
            if (display.timing()) {
                double millis = (surroundings.clock().nanos() - begun) / NANOS_PER_MILLI;
                out.println(String.format(Locale.ROOT, "Time: %.3f ms", millis));
            }
        }
    }

    void report(SluiceException error, String name, String text) {
        out.flush();
        err.println(ErrorReport.render(error, name, text));
    }

    @Override
    public void onRows(StatementResult.Rows result) {
        show.show(result, startNanos);
        startNanos = surroundings.clock().nanos();
    }

    @Override
    public void onDone(StatementResult.Done result) {
        out.println(result.note().isEmpty() ? SUCCEEDED : SUCCEEDED + "\nNOTE: " + result.note());
        startNanos = surroundings.clock().nanos();
    }

    @Override
    public void onJob(StatementResult.JobResult result) {
        if (result.finished()) {
            out.println(SUCCEEDED);
        } else if (!interruption.take() || !question.ask(result)) {
            out.println(String.format(STARTED, result.name(), result.id()));
            news.follow(result.id(), result.name());
        }
        startNanos = surroundings.clock().nanos();
    }

    @Override
    public void onCommand(StatementResult.Command result) {
        switch (result.name()) {
            case QUIT -> quit();
            case HELP -> out.print(CommandHelp.OVERVIEW);
            case CLEAR -> out.print(CLEAR_SCREEN);
        }
    }

    /** Says what has become of jobs in the background. */
    void tellNews() {
        news.lines().forEach(out::println);
    }

    /** Leaves, unless jobs still run and the person would rather not. */
    void quit() {
        quit = question.mayLeave();
    }

    boolean hasQuit() {
        return quit;
    }

    /** SQL that was typed and not yet carried out. */
    String pending() {
        return pending;
    }

    void pending(String sql) {
        pending = sql;
    }

    /** The SQL that was carried out last. */
    String last() {
        return last;
    }

    ShellSession session() {
        return session;
    }

    Branches branches() {
        return branches;
    }

    Display display() {
        return display;
    }

    Variables variables() {
        return variables;
    }

    Outlet outlet() {
        return outlet;
    }

    Optional<Screen> screen() {
        return screen;
    }

    Interruption interruption() {
        return interruption;
    }

    StandardOutput out() {
        return out;
    }
}
