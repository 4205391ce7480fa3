package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
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
import io.sluice.executor.state.StateReader;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The rows of sessions, as they came. */
final class SessionRows implements SessionContents {
    private static final String ROWS = "rows";
    private static final int FORMAT = 1;

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
    public void write(int[] sessions, int count, Function<String, BytesWriter> sections) {
        BytesWriter out = sections.apply(ROWS);
        SectionFormat.write(FORMAT, out);
        int[] counts = counts(sessions, count);
        int total = Arrays.stream(counts).sum();
        for (int c : counts) {
            out.putVarInt(c);
        }
        for (Column column : rows.gather(slots(sessions, counts, total), total)) {
            ColumnCodec.write(column, total, out);
        }
    }

    @Override
    public void read(int[] sessions, int count, StateReader in, int keyGroup) {
        BytesReader section = in.keyed(ROWS, keyGroup)
                .orElseThrow(() -> SluiceException.of(
                        ErrorCode.CHECKPOINT_DAMAGED, "the rows of a key group's sessions are gone"));
        SectionFormat.expect(FORMAT, ROWS, section);
        int[] counts = new int[count];
        int total = 0;
        for (int s = 0; s < count; s++) {
            counts[s] = SectionFormat.checkCount(section.getVarInt(), 0, section);
            total = Math.addExact(total, counts[s]);
        }
        Column[] columns = new Column[types.size()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = ColumnCodec.read(types.get(c), total, section);
        }
        SectionFormat.expectEnd(ROWS, section);
        int row = 0;
        for (int s = 0; s < count; s++) {
            for (int end = row + counts[s]; row < end; row++) {
                rowsOfSession.link(sessions[s], rows.add(columns, row));
            }
        }
    }
}
