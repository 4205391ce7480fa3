package io.sluice.executor.runtime.source;

import io.sluice.core.batch.Barrier;
import io.sluice.core.batch.Batch;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.Watermark;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.time.Clock;
import io.sluice.executor.runtime.checkpoint.OperatorState;
import io.sluice.executor.runtime.checkpoint.SectionWriter;
import io.sluice.executor.runtime.task.Account;
import io.sluice.executor.runtime.task.FanOut;
import io.sluice.executor.runtime.task.Gauges;
import io.sluice.executor.runtime.task.Inlet;
import io.sluice.executor.runtime.task.OperatorFailure;
import io.sluice.executor.runtime.task.Part;
import io.sluice.executor.runtime.task.Snapshots;
import io.sluice.executor.runtime.task.WatermarkMerge;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the splits of a source that fell to one task, a batch at a time: that which is furthest behind in event time
 * first, or in their order when nobody below cares for event time. Computes the scan's columns, keeps the running
 * watermark of each split, and marks the rows that lie behind it.
 */
public final class SourceInlet implements Inlet, Part {
    private static final long ASK_AGAIN_NANOS = 2_000_000;

    /**
     * How a task reads.
     *
     * @param furthestBehindFirst false: splits one after the other
     * @param earlier the state of the source in an earlier run, for its counts
     */
    public record Setting(
            int task, int batchRows, boolean furthestBehindFirst, Clock clock, Optional<OperatorState> earlier) {}

    private final Account account;
    private final ScanColumns scan;
    private final Setting setting;
    private final FanOut out;
    private final List<SplitCursor> cursors;
    private final WatermarkMerge splits;
    private boolean announced;

    public SourceInlet(Account account, ScanColumns scan, List<SplitStart> starts, Setting setting, FanOut out) {
        this.account = account;
        this.scan = scan;
        this.setting = setting;
        this.out = out;
        this.cursors = starts.stream().map(SplitCursor::new).toList();
        this.splits = new WatermarkMerge(starts.size());
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public void open() {
        setting.earlier().ifPresent(state -> Snapshots.restore(account, state, setting.task()));
        long now = setting.clock().nanos();
        for (int i = 0; i < cursors.size(); i++) {
            SplitCursor cursor = cursors.get(i);
            cursor.lastRowNanos = now;
            splits.advance(i, cursor.watermark);
            if (cursor.idle) {
                splits.pause(i, setting.clock().millis());
            }
        }
        account.watermark(splits.current());
    }

    @Override
    public void gauge() {
        List<String> names = cursors.stream().map(SplitCursor::id).toList();
        account.gauges(new Gauges(0, 0, Watermark.MAX, splits.marks(names)));
    }

    @Override
    public Outcome read() {
        account.begin();
        try {
            if (!announced) {
                announced = true;
                return announce();
            }
            return readNext();
        } catch (RuntimeException | Error e) {
            throw OperatorFailure.in(account, e);
        } finally {
            account.end();
        }
    }

    /** What an earlier run had reached goes ahead of the first row. */
    private Outcome announce() {
        if (splits.current() > Watermark.MIN && splits.current() < Watermark.MAX) {
            out.watermark(splits.current());
        }
        if (splits.allIdle()) {
            out.idle();
        }
        return Outcome.SOMETHING;
    }

    private Outcome readNext() {
        Outcome outcome = Outcome.NOTHING;
        for (int next = choose(); outcome == Outcome.NOTHING && next >= 0; next = choose()) {
            outcome = read(next, cursors.get(next));
        }
        if (outcome == Outcome.NOTHING && cursors.stream().allMatch(c -> c.finished)) {
            stop();
            return Outcome.END;
        }
        return outcome;
    }

    /** The split to read now; -1 when there is none or each of them just had no rows. */
    private int choose() {
        int best = -1;
        for (int i = 0; i < cursors.size(); i++) {
            SplitCursor cursor = cursors.get(i);
            if (cursor.finished || isResting(cursor)) {
                continue;
            }
            if (!setting.furthestBehindFirst()) {
                return i;
            }
            if (best < 0 || cursor.watermark < cursors.get(best).watermark) {
                best = i;
            }
        }
        return best;
    }

    private boolean isResting(SplitCursor cursor) {
        return cursor.askAgainNanos != Long.MIN_VALUE && setting.clock().nanos() < cursor.askAgainNanos;
    }

    private Outcome read(int split, SplitCursor cursor) {
        Batch batch = cursor.read(scan.source(), scan.columns(), setting.batchRows());
        account.metrics().refusedRows.add(cursor.takeRefusedRows());
        if (batch == null) {
            finish(split, cursor);
            return Outcome.SOMETHING;
        }
        if (batch.rowCount == 0) {
            return rest(split, cursor);
        }
        cursor.askAgainNanos = Long.MIN_VALUE;
        cursor.idle = false;
        if (scan.watermark().isPresent()) {
            cursor.lastRowNanos = scan.watermark().get().idleTimeoutMillis() > 0
                    ? setting.clock().nanos()
                    : 0;
            emitTimed(split, cursor, scan.compute(batch), scan.watermark().get());
        } else {
            emit(scan.compute(batch));
        }
        cursor.rows += batch.rowCount;
        return Outcome.SOMETHING;
    }

    private void finish(int split, SplitCursor cursor) {
        cursor.finished = true;
        cursor.watermark = Watermark.MAX;
        if (splits.advance(split, Watermark.MAX) && splits.current() < Watermark.MAX) {
            sendWatermark();
        }
        if (splits.allIdle()) {
            out.idle();
        }
    }

    private Outcome rest(int split, SplitCursor cursor) {
        long now = setting.clock().nanos();
        cursor.askAgainNanos = now + ASK_AGAIN_NANOS;
        long timeoutMillis = scan.watermark()
                .map(ScanColumns.RowTimeColumns::idleTimeoutMillis)
                .orElse(0L);
        if (timeoutMillis == 0 || cursor.idle || now - cursor.lastRowNanos < timeoutMillis * 1_000_000) {
            return Outcome.NOTHING;
        }
        cursor.idle = true;
        if (splits.pause(split, setting.clock().millis())) {
            sendWatermark();
        }
        if (splits.allIdle()) {
            out.idle();
        }
        return Outcome.SOMETHING;
    }

    private void emitTimed(int split, SplitCursor cursor, Batch computed, ScanColumns.RowTimeColumns rowTime) {
        Batch rows = withRowTimes(cursor, computed, rowTime);
        LongColumn times = rowTime.times(rows);
        LongColumn watermarks = rowTime.watermarks(rows);
        long[] before = null;
        if (RowTimes.anyBehind(times.values, watermarks, rows.rowCount, Math.max(cursor.watermark, splits.current()))) {
            before = RowTimes.before(
                    times.values,
                    watermarks,
                    rows.rowCount,
                    cursor.watermark,
                    splits.leastActive(split),
                    splits.current());
        }
        emit(before == null ? rows : rows.withRowWatermarks(before));
        cursor.watermark = RowTimes.running(watermarks, rows.rowCount, cursor.watermark);
        if (splits.advance(split, cursor.watermark)) {
            sendWatermark();
        }
    }

    /** The rows that have a row time; one without is an error unless the table says to skip it. */
    private Batch withRowTimes(SplitCursor cursor, Batch rows, ScanColumns.RowTimeColumns rowTime) {
        boolean[] nulls = rowTime.times(rows).nulls;
        if (nulls == null) {
            return rows;
        }
        int[] kept = new int[rows.rowCount];
        int count = 0;
        for (int i = 0; i < rows.rowCount; i++) {
            if (!nulls[i]) {
                kept[count++] = i;
            } else if (!rowTime.skipNullTimes()) {
                throw SluiceException.of(
                                ErrorCode.NULL_ROW_TIME,
                                "row " + (cursor.rows + i + 1) + " of " + cursor.id() + " has no row time")
                        .hint("set '<format>.ignore-parse-errors' = 'true' to skip and count such rows");
            }
        }
        if (count == rows.rowCount) {
            return rows;
        }
        account.metrics().refusedRows.add(rows.rowCount - count);
        return rows.gather(kept, count);
    }

    private void emit(Batch rows) {
        if (rows.rowCount > 0) {
            account.metrics().rowsOut.add(rows.rowCount);
            account.metrics().batches.increment();
            out.batch(rows);
        }
    }

    private void sendWatermark() {
        account.watermark(splits.current());
        out.watermark(splits.current());
    }

    @Override
    public Optional<Barrier> takeBarrier() {
        return Optional.empty();
    }

    @Override
    public boolean isSource() {
        return true;
    }

    @Override
    public boolean isSatisfied() {
        return out.isSatisfied();
    }

    @Override
    public void stop() {
        account.watermark(Watermark.MAX);
        out.watermark(Watermark.MAX);
        out.end();
    }

    @Override
    public Optional<Long> readAgainNanos() {
        return cursors.stream()
                .filter(c -> !c.finished && c.askAgainNanos != Long.MIN_VALUE)
                .map(c -> c.askAgainNanos)
                .min(Long::compare);
    }

    @Override
    public SectionWriter snapshot(boolean selfContained, Map<String, List<byte[]>> committables) {
        if (setting.earlier().map(OperatorState::isFinished).orElse(false)) {
            return finalState(committables);
        }
        return withPositions(Snapshots.begin(account, selfContained));
    }

    @Override
    public SectionWriter finalState(Map<String, List<byte[]>> committables) {
        return withPositions(Snapshots.beginFinal(account));
    }

    private SectionWriter withPositions(SectionWriter writer) {
        cursors.forEach(cursor -> cursor.position().write(writer.entry(SplitStart.STATE)));
        return writer;
    }

    @Override
    public void close() {
        cursors.forEach(SplitCursor::close);
    }
}
