package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.plan.WindowAggregateNode;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.RowType;
import io.sluice.executor.operator.window.Windowing;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import java.util.List;

/**
 * Aggregates per key and window (TUMBLE, HOP, CUMULATE, or windows attached by the input). One table of groups per slice; a
 * window merges its slices when it fires, and fires when the watermark reaches its end minus one unit, in the order of
 * ends. What it emits and which rows it refuses are those of a watermark after every row, whatever the batches:
 *
 * <ul>
 *   <li>rows that none of whose windows had fired before them (nearly all) are added first, column-wise;
 *   <li>rows that come after the firing of some of their windows follow one by one, after these windows have fired.
 *       Within the allowed lateness such a row changes what a window emitted: the old row is taken back and the new one
 *       emitted in one batch, which carries the watermark of the row;
 *   <li>rows all of whose windows have closed are refused as late.
 * </ul>
 */
public final class WindowAggregateOperator implements Operator {
    private final WindowAggregateNode node;
    private final List<PhysicalType> keyTypes;
    private final Windowing windowing;
    private final WindowRows rows;
    private final AggregateInput input;
    private final WindowSlices slices;
    private final WindowFiring firing;
    private final WindowEmissions emissions;
    private final LateRowRouter late;
    private final SliceRuns runs = new SliceRuns();
    private OperatorContext context;
    private KeyGroupProgress progress;

    public WindowAggregateOperator(WindowAggregateNode node) {
        this.node = node;
        RowType in = node.input().rowType();
        keyTypes = node.keys().stream().map(k -> in.type(k).physical()).toList();
        windowing = Windowing.of(node.window());
        rows = new WindowRows(node.window(), windowing, node.id().name());
        GroupTable single = newTable(0);
        GroupParts parts = new GroupParts(() -> newTable(0));
        input = new AggregateInput(node.keys(), node.aggregates(), single.keys.needsHashes());
        slices = new WindowSlices(windowing, node.allowedLatenessMicros(), this::newTable, parts);
        firing = new WindowFiring(windowing, node.properties(), parts, single);
        emissions = new WindowEmissions(
                slices,
                firing,
                () -> newTable(0),
                node.keys().size(),
                new FireTimers(node.earlyFireMillis(), node.lateFireMillis()));
        late = new LateRowRouter(windowing, slices, firing, emissions, node.rowType());
    }

    private GroupTable newTable(int expectedKeys) {
        return new GroupTable(keyTypes, node.aggregates(), node.input().insertOnly(), expectedKeys);
    }

    @Override
    public void open(OperatorContext newContext) {
        context = newContext;
        progress = new KeyGroupProgress(newContext, node.keys());
        late.open(progress);
        slices.open(context.state());
        if (!emissions.isOff()) {
            emissions.open(context.state());
        }
    }

    @Override
    public void onBatch(int inputIndex, Batch batch, Output out) {
        if (batch.rowCount == 0) {
            return;
        }
        if (!emissions.isOff()) {
            emissions.changed(context.clock().nanos());
        }
        rows.load(batch);
        boolean mayBeLate = batch.rowWatermarks != null
                || progress.isUneven(slices.firedUpTo())
                || late.isAnyBehind(rows, batch.rowCount);
        if (!mayBeLate || !late.sort(rows, batch)) {
            addOnTime(batch);
            return;
        }
        if (late.onTimeCount() > 0) {
            Batch onTime = batch.gather(late.onTimeRows(), late.onTimeCount());
            rows.load(onTime);
            addOnTime(onTime);
        }
        if (late.deferredCount() > 0) {
            Batch deferred = batch.gather(late.deferredRows(), late.deferredCount());
            rows.load(deferred);
            input.load(deferred);
            late.apply(rows, deferred, input, out);
            context.metrics().partlyLateRows.add(late.partlyLateCount());
        }
        if (late.lateCount() > 0) {
            context.metrics().lateRows.add(late.lateCount());
            out.emitLate(batch.gather(late.lateRows(), late.lateCount()).withRowWatermarks(null));
        }
    }

    /** Adds rows none of whose windows has fired: run by run, or sorted by slice when slices come mixed. */
    private void addOnTime(Batch batch) {
        runs.find(rows, batch.rowCount);
        Batch sorted = batch;
        if (runs.areMixed()) {
            int[] order = runs.sort(batch.rowCount);
            sorted = batch.gather(order, order.length);
        }
        input.load(sorted);
        for (int run = 0; run < runs.count(); run++) {
            slices.table(runs.slice(run)).add(input, runs.from(run), runs.to(run));
        }
    }

    @Override
    public void onWatermark(long micros, Output out) {
        late.fireUpTo(micros, out);
    }

    @Override
    public long nextFiring() {
        return slices.firstPendingEnd();
    }

    @Override
    public long timerNanos() {
        return emissions.timerNanos();
    }

    @Override
    public void onTimer(Output out) {
        KeyGroupProgress ahead = progress.isUneven(slices.firedUpTo()) ? progress : null;
        emissions.onTimer(context.clock().nanos(), ahead, out);
    }

    @Override
    public void onEnd(Output out) {
        late.fireUpTo(Long.MAX_VALUE, out);
    }

    @Override
    public void snapshot(StateWriter out) {
        progress.write(slices.firedUpTo(), out);
        context.state().snapshot(out);
    }

    @Override
    public void restore(StateReader in) {
        slices.restoreWatermark(progress.restore(in));
        context.state().restore(in);
        if (!emissions.isOff()) {
            if (emissions.delaysLate()) {
                slices.firedAndOpen().forEach(emissions::of);
            }
            emissions.changed(context.clock().nanos());
        }
    }

    /** Keys and arguments are copied into tables; what is emitted comes from there. */
    @Override
    public boolean keepsColumns() {
        return false;
    }

    @Override
    public void close() {
        // Nothing is held but memory.
    }
}
