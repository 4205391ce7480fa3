package io.sluice.shell.live;

import io.sluice.core.batch.Batch;
import io.sluice.core.time.Clock;
import io.sluice.engine.RowStream;
import io.sluice.shell.live.Screen.Line;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Shows a result on the whole screen until the person leaves: a stream while it runs, redrawn in place, or a long result
 * page by page. Rows are read on the caller's thread in between keys; of a result that ends only as many as are shown.
 */
public final class LiveView {
    private static final long TICK_MILLIS = 50;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long[] PERIODS = {100, 250, 500, 1_000, 2_000, 5_000, 10_000};
    private static final int USUAL_PERIOD = 2;
    private static final String KEYS = "q quit   ↑↓ PgUp PgDn Home End   ←→ columns   o row";
    private static final String STREAM_KEYS = KEYS + "   + - refresh %s   r now";
    private static final String ASK = "Stop the query?  s stop   c continue";

    private final Screen screen;
    private final Clock clock;
    private final LiveRows rows;
    private final LiveTable table;
    private final boolean stream;
    private final Supplier<String> progress;
    private final Supplier<String> quiet;
    private final BooleanSupplier interrupted;
    private int period = USUAL_PERIOD;
    private long drawnNanos;
    private boolean dirty = true;
    private boolean ended;
    private boolean asking;

    public LiveView(Screen screen, Clock clock, LiveRows rows, Look look, Job job) {
        this.screen = screen;
        this.clock = clock;
        this.rows = rows;
        this.stream = look.stream();
        this.progress = job.progress();
        this.quiet = job.quiet();
        this.interrupted = job.interrupted();
        this.drawnNanos = clock.nanos() - PERIODS[PERIODS.length - 1] * NANOS_PER_MILLI;
        this.table = new LiveTable(rows.type(), look.widest(), look.nullText(), stream && !rows.isChangelog());
    }

    /**
     * How a result is shown.
     *
     * @param widest cells that a column may take
     * @param stream whether rows come as time goes by
     */
    public record Look(int widest, String nullText, boolean stream) {}

    /**
     * What there is to know of the job.
     *
     * @param progress for the foot of a stream; empty when there is nothing to say
     * @param quiet why there is no output, once that is worth saying; empty before
     * @param interrupted whether Ctrl-C was pressed since the last call
     */
    public record Job(Supplier<String> progress, Supplier<String> quiet, BooleanSupplier interrupted) {}

    /** @return whether the result was read to its end */
    public boolean run(RowStream source) {
        screen.enter();
        try {
            boolean staying = true;
            while (staying) {
                boolean more = take(source);
                draw();
                staying = handle(screen.key(more ? 1 : TICK_MILLIS));
            }
        } finally {
            screen.leave();
        }
        return ended;
    }

    /** Reads what is there, for a tick at most; whether there is more already. */
    private boolean take(RowStream source) {
        long begun = clock.nanos();
        boolean full = !stream && rows.list().size() >= table.wanted(screen.height());
        while (!ended && !full && source.await(0)) {
            Batch batch = source.next();
            ended = batch == null;
            dirty = true;
            if (batch != null) {
                rows.add(batch);
            }
            full = !stream && rows.list().size() >= table.wanted(screen.height());
            if (clock.nanos() - begun >= TICK_MILLIS * NANOS_PER_MILLI) {
                return true;
            }
        }
        return false;
    }

    private void draw() {
        long now = clock.nanos();
        boolean due = !stream || now - drawnNanos >= PERIODS[period] * NANOS_PER_MILLI;
        if (dirty && !stream || due && stream) {
            List<Line> lines = table.draw(rows.list(), screen.height(), screen.width(), state(), keys());
            screen.draw(rows.received() == 0 ? LiveTable.withNotice(lines, quiet.get(), screen.width()) : lines);
            drawnNanos = now;
            dirty = false;
        }
    }

    private String state() {
        StringBuilder state = new StringBuilder();
        if (rows.dropped() > 0) {
            state.append(String.format(Locale.ROOT, " (the last of %,d)", rows.received()));
        } else if (rows.isChangelog()) {
            state.append(String.format(Locale.ROOT, " after %,d changes", rows.received()));
        } else if (!ended && !stream) {
            state.append(" and more");
        }
        if (stream) {
            String said = ended ? "ended" : progress.get();
            state.append(said.isEmpty() ? "" : "   " + said);
        }
        return state.toString();
    }

    private String keys() {
        if (asking) {
            return ASK;
        }
        return stream ? String.format(STREAM_KEYS, seconds(PERIODS[period])) : KEYS;
    }

    private static String seconds(long millis) {
        return millis % 1_000 == 0 ? millis / 1_000 + " s" : millis + " ms";
    }

    /** @return whether to stay */
    private boolean handle(Key key) {
        if (interrupted.getAsBoolean()) {
            if (asking || !stream || ended) {
                return false;
            }
            asking = true;
            redraw();
            return true;
        }
        if (key == Key.NONE) {
            return true;
        }
        redraw();
        if (asking) {
            asking = false;
            return key != Key.STOP;
        }
        switch (key) {
            case QUIT -> {
                return false;
            }
            case PLUS -> period = Math.min(PERIODS.length - 1, period + 1);
            case MINUS -> period = Math.max(0, period - 1);
            default -> table.move(key, rows.list().size(), screen.height());
        }
        return true;
    }

    /** At once, whatever the period. */
    private void redraw() {
        dirty = true;
        drawnNanos = clock.nanos() - PERIODS[PERIODS.length - 1] * NANOS_PER_MILLI;
    }
}
