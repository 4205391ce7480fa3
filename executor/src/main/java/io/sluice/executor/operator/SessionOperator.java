package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.plan.SessionAssignNode;
import io.sluice.core.plan.WindowAggregateNode;
import io.sluice.core.plan.WindowProperty;
import io.sluice.core.plan.WindowSpec;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.RowType;
import io.sluice.executor.state.KeyHash;
import io.sluice.executor.state.KeyTable;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import io.sluice.executor.state.keyed.KeyedState;
import io.sluice.executor.state.keyed.StateTable;
import java.util.Arrays;
import java.util.List;

/**
 * SESSION: per key, rows no further apart than the gap; emits for each session its aggregates, or its rows. A session
 * fires when the watermark reaches its end, in the order of ends. What it emits and which rows it refuses are those of a
 * watermark after every row, whatever the batches: a row ahead of the watermark touches no session that has fired, so
 * such rows (nearly all) are added first and column-wise; the others follow one by one, each after the sessions that
 * fired before it.
 *
 * <p>A row is late when it touches no session that is still open, and the one it would begin has closed. Within the
 * allowed lateness it changes sessions that have fired: what they emitted is taken back.
 *
 * <p>Sessions are found in UTC, where no hour comes twice; their bounds are shown in the time attribute's zone.
 */
public final class SessionOperator implements Operator {
    private static final String SESSIONS = "sessions";

    private final RowType inputType;
    private final WindowSpec.Session spec;
    private final String name;
    private final List<Integer> keyColumns;
    private final KeyTable keys;
    private final SessionEntries entries;
    private final SessionsBelow below;
    private final SessionContents contents;
    private final SessionWindows sessions;
    private final SessionShown shown;
    private final SessionEmissions emissions;
    private final SessionFiring firing;
    private final Column[] batchKeys;
    private OperatorContext context;
    private KeyedState.Kind kind;
    private StateTable table;
    private KeyGroupProgress progress;
    private long firedUpTo = Long.MIN_VALUE;
    private int[] hashes = new int[0];
    private int[] found = new int[0];

    private SessionOperator(
            RowType inputType,
            WindowSpec.Session spec,
            String name,
            List<Integer> keyColumns,
            long latenessMicros,
            SessionContents contents,
            FireTimers timers,
            List<WindowProperty> properties,
            RowType rowType) {
        this.inputType = inputType;
        this.spec = spec;
        this.name = name;
        this.keyColumns = keyColumns;
        this.contents = contents;
        keys = KeyTable.of(keyTypes(), 0);
        shown = new SessionShown(
                rowType.fields().stream().map(f -> f.type().physical()).toList());
        sessions = new SessionWindows(spec, latenessMicros, contents, shown);
        SessionResults results = new SessionResults(spec, properties, keys, sessions, contents);
        emissions = new SessionEmissions(timers, latenessMicros, sessions, results, shown);
        String layout = SessionEntries.layout(latenessMicros, shown, contents.entries());
        below = new SessionsBelow(keyTypes(), shown, layout);
        entries = new SessionEntries(keys, sessions, contents.entries(), shown, emissions, below, layout);
        firing = new SessionFiring(sessions, results, emissions, rowType);
        batchKeys = new Column[keyColumns.size()];
    }

    /** Emits keys, aggregates and window properties of each session. */
    public static SessionOperator of(WindowAggregateNode node) {
        return new SessionOperator(
                node.input().rowType(),
                (WindowSpec.Session) node.window(),
                node.id().name(),
                node.keys(),
                node.allowedLatenessMicros(),
                new SessionGroups(node.keys(), node.aggregates()),
                new FireTimers(node.earlyFireMillis(), node.lateFireMillis()),
                node.properties(),
                node.rowType());
    }

    /** Emits the rows of each session, with its bounds and its time. */
    public static SessionOperator of(SessionAssignNode node) {
        RowType in = node.input().rowType();
        return new SessionOperator(
                in,
                node.window(),
                node.id().name(),
                node.keys(),
                node.allowedLatenessMicros(),
                new SessionRows(
                        in.fields().stream().map(f -> f.type().physical()).toList()),
                new FireTimers(-1, -1),
                List.of(WindowProperty.values()),
                node.rowType());
    }

    private List<PhysicalType> keyTypes() {
        return keyColumns.stream().map(k -> inputType.type(k).physical()).toList();
    }

    @Override
    public void open(OperatorContext newContext) {
        context = newContext;
        progress = new KeyGroupProgress(newContext, keyColumns);
        kind = context.state().declareLasting(SESSIONS, keyTypes(), entries.layout(), 0, namespace -> table);
        table = kind.add(new byte[0], keys, entries);
        sessions.attach(table);
        below.attach(table);
    }

    /** A row at the very end of a session still belongs to it: what lies below must not be told more. */
    @Override
    public long outputWatermark(long micros) {
        return micros == Long.MIN_VALUE || micros == Long.MAX_VALUE ? micros : micros - spec.unitMicros();
    }

    @Override
    public void onBatch(int inputIndex, Batch batch, Output out) {
        if (batch.rowCount == 0) {
            return;
        }
        emissions.start(context.clock().nanos());
        long[] times = WindowRows.times(batch.columns[spec.timeColumn()], batch.rowCount, name);
        long[] watermarks = watermarks(batch);
        int[] onTime = new int[batch.rowCount];
        int[] behind = new int[batch.rowCount];
        int onTimeCount = 0;
        int behindCount = 0;
        for (int i = 0; i < batch.rowCount; i++) {
            boolean ahead = times[i] > (watermarks == null ? firedUpTo : watermarks[i]);
            onTime[onTimeCount] = i;
            onTimeCount += ahead ? 1 : 0;
            behind[behindCount] = i;
            behindCount += ahead ? 0 : 1;
        }
        if (behindCount == 0) {
            addOnTime(batch, times);
            return;
        }
        Batch first = batch.gather(onTime, onTimeCount);
        addOnTime(first, WindowRows.times(first.columns[spec.timeColumn()], onTimeCount, name));
        addBehind(batch.gather(behind, behindCount), picked(watermarks, behind, behindCount), out);
    }

    private static long[] picked(long[] values, int[] rows, int count) {
        long[] out = new long[count];
        for (int i = 0; values != null && i < count; i++) {
            out[i] = values[rows[i]];
        }
        return values == null ? null : out;
    }

    /** The watermark before each row; null when it is that of the operator before all. */
    private long[] watermarks(Batch batch) {
        boolean uneven = progress.isUneven(firedUpTo);
        if (batch.rowWatermarks == null && !uneven) {
            return null;
        }
        long[] out = uneven ? progress.ofRows(batch) : new long[batch.rowCount];
        for (int i = 0; i < batch.rowCount; i++) {
            long own = Math.max(firedUpTo, batch.rowWatermarks == null ? Long.MIN_VALUE : batch.rowWatermarks[i]);
            out[i] = uneven ? Math.max(out[i], own) : own;
        }
        return out;
    }

    private void load(Batch batch) {
        for (int k = 0; k < batchKeys.length; k++) {
            batchKeys[k] = batch.columns[keyColumns.get(k)];
        }
        if (found.length < batch.rowCount) {
            found = new int[batch.rowCount];
            hashes = new int[batch.rowCount];
        }
        if (keys.needsHashes()) {
            KeyHash.hash(batch, keyColumns, hashes);
        }
        contents.load(batch);
    }

    private void addOnTime(Batch batch, long[] times) {
        load(batch);
        int count = batch.rowCount;
        table.findOrInsert(batchKeys, hashes, 0, count, found);
        table.changing(found, 0, count);
        for (int i = 0; i < count; i++) {
            found[i] = sessions.put(found[i], times[i]);
        }
        sessions.follow(found, count);
        contents.add(found, 0, count);
        emissions.changed(found, count);
    }

    private void addBehind(Batch batch, long[] watermarks, Output out) {
        load(batch);
        long[] times = WindowRows.times(batch.columns[spec.timeColumn()], batch.rowCount, name);
        int[] late = new int[batch.rowCount];
        int lateCount = 0;
        for (int i = 0; i < batch.rowCount; i++) {
            long before = batch.rowWatermarks == null ? firedUpTo : batch.rowWatermarks[i];
            fireUpTo(before, out);
            long watermark = Math.max(firedUpTo, watermarks == null ? firedUpTo : watermarks[i]);
            table.find(batchKeys, hashes, i, i + 1, found);
            int[] touched = sessions.touched(found[i], times[i]);
            if (touched.length == 0 && sessions.isLate(times[i], watermark)) {
                late[lateCount++] = i;
                continue;
            }
            long updated = outputWatermark(firedUpTo);
            firing.takeBack(touched, updated, out);
            table.findOrInsert(batchKeys, hashes, i, i + 1, found);
            table.changing(found, i, i + 1);
            found[i] = sessions.put(found[i], times[i]);
            boolean wasFired = Arrays.stream(touched).anyMatch(sessions::hasFired);
            sessions.follow(found, 0);
            contents.add(found, i, i + 1);
            firing.putBack(found[i], wasFired, watermark, updated, out);
        }
        firing.flush(out);
        if (lateCount > 0) {
            context.metrics().lateRows.add(lateCount);
            out.emitLate(batch.gather(late, lateCount).withRowWatermarks(null));
        }
    }

    private void fireUpTo(long watermark, Output out) {
        if (watermark > firedUpTo) {
            firing.flush(out);
            long behind = outputWatermark(firedUpTo);
            while (below.isDue(watermark)) {
                int count = below.bringUpDue(watermark);
                // No further than for all that is here: else keys would go down again with nothing done.
                long upTo = Math.min(watermark, below.firstDue());
                emissions.hasten(upTo, behind, out);
                firing.fireUpTo(upTo, out);
                context.state().batchDone(count);
            }
            emissions.hasten(watermark, behind, out);
            firing.fireUpTo(watermark, out);
            firedUpTo = watermark;
        }
    }

    @Override
    public void onWatermark(long micros, Output out) {
        fireUpTo(micros, out);
    }

    @Override
    public long nextFiring() {
        return Math.min(sessions.firstUnfiredEnd(), below.firstDue());
    }

    @Override
    public long timerNanos() {
        return emissions.timerNanos();
    }

    @Override
    public void onTimer(Output out) {
        long behind = outputWatermark(firedUpTo);
        SessionEmissions.Due due = emissions.takeDue(context.clock().nanos());
        emissions.showChanged(due, behind, out);
        int[] changedBelow = below.takeChanged();
        for (int from = 0; from < changedBelow.length; ) {
            int to = below.bringUpChanged(changedBelow, from);
            emissions.showChanged(due, behind, out);
            context.state().batchDone(to - from);
            from = to;
        }
    }

    @Override
    public void onEnd(Output out) {
        fireUpTo(Long.MAX_VALUE, out);
    }

    @Override
    public void snapshot(StateWriter out) {
        progress.write(firedUpTo, out);
        context.state().snapshot(out);
    }

    @Override
    public void restore(StateReader in) {
        firedUpTo = progress.restore(in);
        context.state().restore(in);
        if (!table.isAllHere()) {
            below.rebuild(kind, context.keyGroups());
        }
        sessions.each(emissions::remember);
        emissions.start(context.clock().nanos());
    }

    /** Keys, arguments and rows are copied; only late rows are handed on, and those are gathered. */
    @Override
    public boolean keepsColumns() {
        return false;
    }

    @Override
    public void close() {
        // Nothing is held but memory.
    }
}
