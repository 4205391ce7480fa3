package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.plan.WindowProperty;
import io.sluice.core.plan.WindowSpec;
import io.sluice.core.type.RowType;
import io.sluice.executor.operator.window.Window;
import io.sluice.executor.operator.window.WindowZone;
import io.sluice.executor.state.KeyTable;
import java.util.Arrays;
import java.util.List;

/** Emits sessions: when they fire, and again when late rows change them. */
final class SessionFiring {
    private final WindowSpec.Session spec;
    private final List<WindowProperty> properties;
    private final WindowZone zone;
    private final KeyTable keys;
    private final SessionWindows sessions;
    private final SessionContents contents;

    /** Sessions that fire now, not emitted yet. */
    private final int[] firing = new int[Batch.MAX_ROWS];

    private int firingCount;

    /** Rows of sessions that had fired, taken back or put in their place. */
    private final BatchBuilder updates;

    private final long[] updateWatermarks = new long[Batch.MAX_ROWS];

    SessionFiring(
            WindowSpec.Session spec,
            List<WindowProperty> properties,
            KeyTable keys,
            SessionWindows sessions,
            SessionContents contents,
            RowType rowType) {
        this.spec = spec;
        this.properties = properties;
        this.zone = new WindowZone(spec.zone());
        this.keys = keys;
        this.sessions = sessions;
        this.contents = contents;
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
        SessionContents.Emitted rows = contents.emit(firing, firingCount, keysOf(firing, firingCount));
        Column[] columns = columns(rows, firing);
        for (int from = 0; from < rows.rowCount(); from += Batch.MAX_ROWS) {
            int count = Math.min(Batch.MAX_ROWS, rows.rowCount() - from);
            Batch all = Batch.of(rows.rowCount(), columns);
            out.emit(count == rows.rowCount() ? all : all.gather(range(from, count), count));
        }
        for (int i = 0; i < firingCount && sessions.closesWhenFired(); i++) {
            sessions.remove(firing[i]);
        }
        firingCount = 0;
    }

    private static int[] range(int from, int count) {
        int[] out = new int[count];
        Arrays.setAll(out, i -> from + i);
        return out;
    }

    private Column[] keysOf(int[] numbers, int count) {
        int[] slots = new int[count];
        Arrays.setAll(slots, i -> sessions.key(numbers[i]));
        return keys.keys(slots, count);
    }

    private Column[] columns(SessionContents.Emitted rows, int[] numbers) {
        Column[] out = Arrays.copyOf(rows.columns(), rows.columns().length + properties.size());
        for (int p = 0; p < properties.size(); p++) {
            long[] values = new long[rows.rowCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = property(sessions.window(numbers[rows.of()[i]]), properties.get(p));
            }
            out[rows.columns().length + p] = new LongColumn(values, null);
        }
        return out;
    }

    private long property(Window session, WindowProperty property) {
        return switch (property) {
            case WINDOW_START -> zone.toLocal(session.start());
            case WINDOW_END -> zone.toLocal(session.end());
            case WINDOW_TIME -> session.end() == Long.MAX_VALUE ? Long.MAX_VALUE : session.end() - spec.unitMicros();
        };
    }

    /** Takes back what those of some sessions have emitted that have fired. */
    void takeBack(int[] numbers, long watermark, Output out) {
        for (int session : numbers) {
            if (sessions.hasFired(session)) {
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
            update(session, 1, watermark, out);
        } else if (hadFired) {
            sessions.reopen(session);
        }
    }

    private void update(int session, long weight, long watermark, Output out) {
        int[] one = {session};
        SessionContents.Emitted rows = contents.emit(one, 1, keysOf(one, 1));
        Column[] columns = columns(rows, one);
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
