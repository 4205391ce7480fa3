package io.sluice.shell;

import io.sluice.core.batch.Batch;
import io.sluice.core.settings.ClientOptions;
import io.sluice.core.settings.ClientOptions.ResultMode;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import io.sluice.engine.RowStream;
import io.sluice.engine.StatementResult.Rows;
import io.sluice.engine.StatementResult.Shape;
import io.sluice.shell.live.LiveRows;
import io.sluice.shell.live.LiveView;
import io.sluice.shell.live.Screen;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Shows results at the prompt: a stream live on the whole screen, a result that is longer than the screen page by page,
 * everything else as lines. Used by one thread.
 */
final class ResultShow {
    /** Rows of a stream that can be looked back at. */
    private static final int STREAM_ROWS = 10_000;
    /** Lines of a table that hold no rows: its borders, names, footer, and the prompt. */
    private static final int TABLE_LINES = 7;

    private static final int UNCUT = 10_000;

    private final ShellSession session;
    private final Clock clock;
    private final Outlet outlet;
    private final PrintStream notes;
    private final Display display;
    private final Optional<Screen> screen;
    private final Interruption interruption;

    ResultShow(
            ShellSession session,
            Surroundings surroundings,
            Outlet outlet,
            Display display,
            Optional<Screen> screen,
            Interruption interruption) {
        this.session = session;
        this.clock = surroundings.clock();
        this.notes = surroundings.streams().err();
        this.outlet = outlet;
        this.display = display;
        this.screen = screen;
        this.interruption = interruption;
    }

    void show(Rows result, long startNanos) {
        Settings settings = session.settings();
        boolean endless = result.shape() == Shape.STREAM || result.shape() == Shape.CHANGELOG;
        boolean whole = screen.isPresent()
                && outlet.isTerminal()
                && result.shape() != Shape.TEXT
                && display.mode(settings, true) == ResultMode.TABLE;
        if (whole && endless) {
            live(result, screen.get());
        } else if (whole && display.pager()) {
            paged(result, screen.get(), startNanos);
        } else {
            print(result, startNanos);
        }
    }

    private void print(Rows result, long startNanos) {
        boolean endless = result.shape() == Shape.STREAM || result.shape() == Shape.CHANGELOG;
        QueryAttention attention = new QueryAttention(
                new QuietReason(session, clock),
                clock,
                notes,
                interruption,
                endless,
                () -> !endless || screen.map(ResultShow::stops).orElse(true));
        new ResultPrinter(outlet.target(), outlet.isTerminal(), clock, display, attention)
                .print(result, session.settings(), session.valueText(), startNanos);
    }

    private static boolean stops(Screen screen) {
        return screen.ask("Stop the query? [s]top, [c]ontinue: ", "sc") == 's';
    }

    private void live(Rows result, Screen on) {
        Settings settings = session.settings();
        int most = settings.get(ClientOptions.MAX_TABLE_RESULT_ROWS);
        LiveRows rows = result.shape() == Shape.CHANGELOG
                ? LiveRows.changing(result.type(), session.valueText(), result.uniqueKey(), most)
                : LiveRows.appended(result.type(), session.valueText(), Math.min(most, STREAM_ROWS));
        LiveView.Look look = new LiveView.Look(settings.get(ClientOptions.MAX_COLUMN_WIDTH), display.nullText(), true);
        boolean ended = new LiveView(on, clock, rows, look, job()).run(result.rows());
        String rowsText = rows.received() == 1 ? " row" : " rows";
        outlet.target()
                .println((ended ? "Received a total of " : "Query terminated, received a total of ")
                        + rows.received()
                        + rowsText);
    }

    private LiveView.Job job() {
        ProgressText progress = new ProgressText(clock.nanos());
        long begun = clock.nanos();
        QuietReason reason = new QuietReason(session, clock);
        return new LiveView.Job(
                () -> QueryAttention.ofLast(session.progress())
                        .map(job -> progress.of(List.of(job), clock.nanos()))
                        .orElse(""),
                () -> clock.nanos() - begun < QuietHint.AFTER_NANOS
                        ? ""
                        : reason.get().map(why -> "No rows yet: " + why + ".").orElse(""),
                interruption::take);
    }

    /** As lines when it fits the screen. */
    private void paged(Rows result, Screen on, long startNanos) {
        Lookahead ahead = new Lookahead(result.rows());
        int fitting = Math.max(1, on.height() - TABLE_LINES);
        QueryAttention attention = new QueryAttention(Optional::empty, clock, notes, interruption, false, () -> true);
        while (ahead.rows <= fitting && !ahead.complete) {
            if (!attention.goOn(result.rows())) {
                outlet.target().println("Query stopped.");
                return;
            }
            ahead.read();
        }
        Rows whole = new Rows(result.type(), result.shape(), ahead, result.uniqueKey());
        if (ahead.complete && ahead.rows <= fitting) {
            print(whole, startNanos);
            return;
        }
        int most = session.settings().get(ClientOptions.MAX_TABLE_RESULT_ROWS);
        LiveRows rows = LiveRows.appended(result.type(), session.valueText(), most);
        String nullText = result.shape() == Shape.LISTING ? "" : display.nullText();
        new LiveView(on, clock, rows, new LiveView.Look(UNCUT, nullText, false), job()).run(ahead);
    }

    /** Rows of which the first have been read already. */
    private static final class Lookahead implements RowStream {
        private final RowStream rest;
        private final Deque<Batch> read = new ArrayDeque<>();
        private long rows;
        private boolean complete;

        Lookahead(RowStream rest) {
            this.rest = rest;
        }

        void read() {
            Batch batch = rest.next();
            complete = batch == null;
            if (batch != null) {
                read.add(batch);
                rows += batch.rowCount;
            }
        }

        @Override
        public Batch next() {
            if (!read.isEmpty()) {
                return read.poll();
            }
            return complete ? null : rest.next();
        }

        @Override
        public boolean isReady() {
            return !read.isEmpty() || complete || rest.isReady();
        }

        @Override
        public boolean await(long millis) {
            return !read.isEmpty() || complete || rest.await(millis);
        }

        @Override
        public void close() {
            rest.close();
        }
    }
}
