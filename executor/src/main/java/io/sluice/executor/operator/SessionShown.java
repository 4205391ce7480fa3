package io.sluice.executor.operator;

import io.sluice.core.batch.Column;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.state.Chains;
import io.sluice.executor.state.ColumnCodec;
import io.sluice.executor.state.RowPool;
import io.sluice.executor.state.SectionFormat;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The rows that sessions have shown of themselves and may have to take back, by the numbers of the sessions; and which
 * sessions have changed since. Those of sessions that are joined are the rows of the one that stays. Used by one thread.
 */
final class SessionShown {
    /** Of a session that has shown nothing. */
    static final long NO_END = Long.MAX_VALUE;

    private final List<PhysicalType> types;
    private final RowPool rows;
    private final Chains rowsOf = new Chains();

    /** The least end among the rows that a session has shown. */
    private long[] leastEnds = new long[0];

    private boolean[] changed = new boolean[0];

    /** Every changed session once, and some that are no longer changed. */
    private int[] changedSessions = new int[0];

    private int changedCount;
    private boolean used;

    SessionShown(List<PhysicalType> types) {
        this.types = types;
        rows = new RowPool(types);
    }

    /** Whether any session has shown rows, ever. */
    boolean isUsed() {
        return used;
    }

    /** Sessions have shown rows that are not here. */
    void use() {
        used = true;
    }

    private void ensure(int session) {
        if (session >= changed.length) {
            int from = changed.length;
            int capacity = Math.max(Math.max(16, session + 1), from * 2);
            changed = Arrays.copyOf(changed, capacity);
            leastEnds = Arrays.copyOf(leastEnds, capacity);
            Arrays.fill(leastEnds, from, capacity, NO_END);
        }
    }

    long leastEnd(int session) {
        return session < leastEnds.length ? leastEnds[session] : NO_END;
    }

    boolean isChanged(int session) {
        return session < changed.length && changed[session];
    }

    void change(int session) {
        ensure(session);
        if (changed[session]) {
            return;
        }
        changed[session] = true;
        if (changedCount == changedSessions.length) {
            changedSessions = Arrays.copyOf(changedSessions, Math.max(16, changedCount * 2));
        }
        changedSessions[changedCount++] = session;
    }

    /**
     * The sessions that have changed, which count as unchanged from now on.
     *
     * @param changing hears of each before
     */
    int[] takeChanged(IntConsumer changing) {
        int[] out = new int[changedCount];
        int count = 0;
        for (int i = 0; i < changedCount; i++) {
            int session = changedSessions[i];
            if (changed[session]) {
                changing.accept(session);
                changed[session] = false;
                out[count++] = session;
            }
        }
        changedCount = 0;
        return Arrays.copyOf(out, count);
    }

    /** Remembers a row that a session with this end shows. */
    void add(int session, long end, Column[] columns, int row) {
        used = true;
        ensure(session);
        leastEnds[session] = Math.min(leastEnds[session], end);
        rowsOf.link(session, rows.add(columns, row));
    }

    /** What {@code from} has shown is what {@code into} has shown. */
    void merge(int into, int from) {
        if (rowsOf.first(from) >= 0) {
            ensure(into);
            leastEnds[into] = Math.min(leastEnds[into], leastEnds[from]);
            for (int row = rowsOf.first(from); row >= 0; row = rowsOf.first(from)) {
                rowsOf.unlink(from, row);
                rowsOf.link(into, row);
            }
        }
        clear(from);
    }

    /** Forgets what a session has shown, and that it has changed. */
    void clear(int session) {
        if (session >= changed.length) {
            return;
        }
        changed[session] = false;
        leastEnds[session] = NO_END;
        for (int row = rowsOf.first(session); row >= 0; row = rowsOf.first(session)) {
            rowsOf.unlink(session, row);
            rows.remove(row);
        }
    }

    /** The rows of sessions, each one's oldest first. */
    SessionContents.Emitted rows(int[] sessions, int count) {
        int[] slots = new int[Math.max(16, count)];
        int[] of = new int[slots.length];
        int total = 0;
        for (int s = 0; s < count; s++) {
            int from = total;
            for (int row = rowsOf.first(sessions[s]); row >= 0; row = rowsOf.next(row)) {
                if (total == slots.length) {
                    slots = Arrays.copyOf(slots, total * 2);
                    of = Arrays.copyOf(of, total * 2);
                }
                slots[total] = row;
                of[total++] = s;
            }
            reverse(slots, from, total);
        }
        return new SessionContents.Emitted(rows.gather(slots, total), total, of);
    }

    private static void reverse(int[] values, int from, int to) {
        for (int i = from, j = to - 1; i < j; i++, j--) {
            int value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }

    /** What rows consist of; rows written otherwise cannot be taken back. */
    String layout() {
        return "shown=1 " + types;
    }

    boolean hasShown(int session) {
        return rowsOf.first(session) >= 0;
    }

    void write(int session, BytesWriter out) {
        SessionContents.Emitted shown = rows(new int[] {session}, 1);
        out.putVarInt(shown.rowCount());
        if (shown.rowCount() > 0) {
            out.putLong(leastEnd(session));
            for (Column column : shown.columns()) {
                ColumnCodec.write(column, shown.rowCount(), out);
            }
        }
    }

    /** @param layout with which the rows were written */
    void read(int session, String layout, BytesReader in) {
        int count = SectionFormat.checkCount(in.getVarInt(), 0, in);
        if (count == 0) {
            return;
        }
        if (!layout.equals(layout())) {
            throw SluiceException.of(
                            ErrorCode.STATE_INCOMPATIBLE,
                            "sessions have shown rows of '" + layout + "', and would show rows of '" + layout() + "'")
                    .hint("rows that were shown can only be taken back in the columns in which they were shown");
        }
        long end = in.getLong();
        Column[] columns = new Column[types.size()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = ColumnCodec.read(types.get(c), count, in);
        }
        for (int row = 0; row < count; row++) {
            add(session, end, columns, row);
        }
    }

    /** What all of it takes on the heap. */
    long bytes() {
        return rows.bytes()
                + rowsOf.bytes()
                + (long) (Long.BYTES + 1) * changed.length
                + (long) Integer.BYTES * changedSessions.length;
    }
}
