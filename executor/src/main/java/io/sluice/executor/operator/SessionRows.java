package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.state.Chains;
import io.sluice.executor.state.ColumnCodec;
import io.sluice.executor.state.RowPool;
import io.sluice.executor.state.SectionFormat;
import io.sluice.executor.state.keyed.EntryCodec;
import java.util.Arrays;
import java.util.List;

/** The rows of sessions, as they came. */
final class SessionRows implements SessionContents, EntryCodec {
    private final List<PhysicalType> types;
    private final RowPool rows;
    private final Chains rowsOfSession = new Chains();
    private Batch batch;

    SessionRows(List<PhysicalType> types) {
        this.types = types;
        rows = new RowPool(types);
    }

    @Override
    public void load(Batch newBatch) {
        batch = newBatch;
    }

    @Override
    public void add(int[] sessions, int from, int to) {
        for (int i = from; i < to; i++) {
            rowsOfSession.link(sessions[i], rows.add(batch.columns, i));
        }
    }

    @Override
    public void merge(int into, int from) {
        for (int row = rowsOfSession.first(from); row >= 0; row = rowsOfSession.first(from)) {
            rowsOfSession.unlink(from, row);
            rowsOfSession.link(into, row);
        }
    }

    @Override
    public void clear(int session) {
        for (int row = rowsOfSession.first(session); row >= 0; row = rowsOfSession.first(session)) {
            rowsOfSession.unlink(session, row);
            rows.remove(row);
        }
    }

    @Override
    public Emitted emit(int[] sessions, int count, Column[] keys) {
        int[] counts = counts(sessions, count);
        int total = Arrays.stream(counts).sum();
        int[] of = new int[total];
        int next = 0;
        for (int s = 0; s < count; s++) {
            Arrays.fill(of, next, next + counts[s], s);
            next += counts[s];
        }
        return new Emitted(rows.gather(slots(sessions, counts, total), total), total, of);
    }

    private int[] counts(int[] sessions, int count) {
        int[] counts = new int[count];
        for (int s = 0; s < count; s++) {
            for (int row = rowsOfSession.first(sessions[s]); row >= 0; row = rowsOfSession.next(row)) {
                counts[s]++;
            }
        }
        return counts;
    }

    /** The rows of each session in the order in which they came: a chain begins with its last. */
    private int[] slots(int[] sessions, int[] counts, int total) {
        int[] slots = new int[total];
        int end = 0;
        for (int s = 0; s < counts.length; s++) {
            end += counts[s];
            int place = end;
            for (int row = rowsOfSession.first(sessions[s]); row >= 0; row = rowsOfSession.next(row)) {
                slots[--place] = row;
            }
        }
        return slots;
    }

    @Override
    public EntryCodec entries() {
        return this;
    }

    @Override
    public String layout() {
        return "rows=1 " + types;
    }

    @Override
    public void ensure(int bound) {
        rowsOfSession.ensureHeads(bound);
    }

    @Override
    public void write(int session, BytesWriter out) {
        int[] one = {session};
        int[] counts = counts(one, 1);
        out.putVarInt(counts[0]);
        for (Column column : rows.gather(slots(one, counts, counts[0]), counts[0])) {
            ColumnCodec.write(column, counts[0], out);
        }
    }

    @Override
    public Reader reader(String layout) {
        if (!layout.equals(layout())) {
            throw SluiceException.of(
                    ErrorCode.STATE_INCOMPATIBLE,
                    "the state of sessions was written as '" + layout + "', not as '" + layout() + "'");
        }
        return (session, in) -> {
            int count = SectionFormat.checkCount(in.getVarInt(), 0, in);
            Column[] columns = new Column[types.size()];
            for (int c = 0; c < columns.length; c++) {
                columns[c] = ColumnCodec.read(types.get(c), count, in);
            }
            for (int row = 0; row < count; row++) {
                rowsOfSession.link(session, rows.add(columns, row));
            }
        };
    }

    @Override
    public long bytes() {
        return rows.bytes() + rowsOfSession.bytes();
    }
}
