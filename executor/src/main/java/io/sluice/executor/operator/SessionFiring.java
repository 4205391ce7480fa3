package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.batch.Column;
import io.sluice.core.type.RowType;
import java.util.Arrays;

/** Emits sessions: when they fire, and again when late rows change them. */
final class SessionFiring {
    private final SessionWindows sessions;
    private final SessionResults results;
    private final SessionEmissions emissions;

    /** Sessions that fire now, not emitted yet. */
    private final int[] firing = new int[Batch.MAX_ROWS];

    private int firingCount;

    /** Rows of sessions that had fired, taken back or put in their place. */
    private final BatchBuilder updates;

    private final long[] updateWatermarks = new long[Batch.MAX_ROWS];

    SessionFiring(SessionWindows sessions, SessionResults results, SessionEmissions emissions, RowType rowType) {
        this.sessions = sessions;
        this.results = results;
        this.emissions = emissions;
        this.updates = new BatchBuilder(rowType);
    }

    /** Fires all sessions that end up to a watermark, and forgets those that take no more rows. */
    void fireUpTo(long watermark, Output out) {
        flush(out);
        for (int session = sessions.poll(watermark); session >= 0; session = sessions.poll(watermark)) {
            if (sessions.hasFired(session)) {
                emitFiring(out);
                sessions.remove(session);
                continue;
            }
            if (firingCount == firing.length) {
                emitFiring(out);
            }
            firing[firingCount++] = session;
            if (!sessions.closesWhenFired()) {
                sessions.fire(session);
            }
        }
        emitFiring(out);
    }

    private void emitFiring(Output out) {
        if (firingCount == 0) {
            return;
        }
        if (emissions.areOn()) {
            emissions.show(firing, firingCount, out);
        } else {
            emit(results.rows(firing, firingCount), out);
        }
        for (int i = 0; i < firingCount && sessions.closesWhenFired(); i++) {
            sessions.remove(firing[i]);
        }
        firingCount = 0;
    }

    private static void emit(SessionContents.Emitted rows, Output out) {
        Batch all = Batch.of(rows.rowCount(), rows.columns());
        for (int from = 0; from < rows.rowCount(); from += Batch.MAX_ROWS) {
            int count = Math.min(Batch.MAX_ROWS, rows.rowCount() - from);
            out.emit(count == rows.rowCount() ? all : all.gather(range(from, count), count));
        }
    }

    private static int[] range(int from, int count) {
        int[] out = new int[count];
        Arrays.setAll(out, i -> from + i);
        return out;
    }

    /** Takes back what those of some sessions have emitted that have fired. */
    void takeBack(int[] numbers, long watermark, Output out) {
        for (int session : numbers) {
            if (sessions.hasFired(session) && !emissions.areOn()) {
                update(session, -1, watermark, out);
            }
        }
    }

    /**
     * After a late row has gone into a session: emits it, where it has fired; where its end has moved beyond the
     * watermark it waits to fire anew.
     */
    void putBack(int session, boolean hadFired, long firedUpTo, long watermark, Output out) {
        boolean complete = sessions.window(session).end() <= firedUpTo;
        if (complete) {
            sessions.fire(session);
        } else if (hadFired) {
            sessions.reopen(session);
        }
        if (emissions.areOn()) {
            show(session, complete, hadFired, new BehindOutput(out, watermark));
        } else if (complete) {
            update(session, 1, watermark, out);
        }
    }

    private void show(int session, boolean complete, boolean hadFired, Output behind) {
        if (complete) {
            emissions.changedLate(session, behind);
            return;
        }
        if (hadFired) {
            emissions.takeBack(session, behind);
        }
        emissions.changed(new int[] {session}, 1);
    }

    private void update(int session, long weight, long watermark, Output out) {
        int[] one = {session};
        SessionContents.Emitted rows = results.rows(one, 1);
        Column[] columns = rows.columns();
        for (int row = 0; row < rows.rowCount(); row++) {
            if (updates.size() == Batch.MAX_ROWS) {
                flush(out);
            }
            for (int c = 0; c < columns.length; c++) {
                updates.column(c).append(columns[c], row);
            }
            updateWatermarks[updates.size()] = watermark;
            updates.endRow(weight);
        }
    }

    /** Emits the updates that wait. */
    void flush(Output out) {
        int count = updates.size();
        if (count > 0) {
            out.emit(updates.build().withRowWatermarks(Arrays.copyOf(updateWatermarks, count)));
        }
    }
}
