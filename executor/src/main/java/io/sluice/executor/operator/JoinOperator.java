package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.plan.JoinNode;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.kernel.Kernel;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import io.sluice.executor.state.keyed.KeyedState;
import java.util.Arrays;
import java.util.List;

/**
 * Join that keeps both sides: a change on one side meets all rows of the other, with the product of the weights. A row
 * of a kept side comes out with NULLs while the weights of its partners sum to 0; each stored row of a kept side knows
 * that sum. Right in whatever order changes come, since weights may be below zero for a while.
 *
 * <p>Once a side has ended the other side's rows have met all they can meet, and are not kept any more: whichever side
 * ends first is the build side.
 *
 * <p>Where both inputs end, rows go to disk when the memory of the job is used up, and what is there is joined after the
 * end ({@link SpillableJoin}). Other joins must answer at once: their rows are keyed state, an entry for each key of a side.
 */
public final class JoinOperator implements Operator {
    private final JoinNode node;
    private final JoinEmitter emitter;
    private final JoinProbe probe;
    private final List<List<Integer>> keys;
    private JoinMemory memory;
    private KeyedState tables;
    private JoinState state;
    private SpillableJoin join;
    private JoinRest rest;

    /**
     * @param condition what must hold beside equal keys; passes on what it is over: left columns, right columns and, for
     *     other types than INNER, an INTEGER; null when there is none
     */
    public JoinOperator(JoinNode node, Kernel condition) {
        this.node = node;
        keys = List.of(node.leftKeys(), node.rightKeys());
        if (!keyTypes(0).equals(keyTypes(1))) {
            throw new IllegalArgumentException("keys of a join differ: " + keyTypes(0) + " and " + keyTypes(1));
        }
        if (node.condition().isPresent() != (condition != null)) {
            throw new IllegalArgumentException("a join's condition and its kernel belong together");
        }
        emitter = new JoinEmitter(node);
        probe = new JoinProbe(node, condition, emitter);
    }

    private List<PhysicalType> keyTypes(int input) {
        return keys.get(input).stream()
                .map(k -> node.inputs().get(input).rowType().type(k).physical())
                .toList();
    }

    @Override
    public void open(OperatorContext context) {
        memory = node.finalOnly() ? JoinMemory.bounded(context.memory()) : JoinMemory.unbounded();
        JoinRun run = new JoinRun(node, probe, emitter, memory);
        tables = context.state();
        state = new JoinState(run, context);
        join = new SpillableJoin(run, 0);
        if (!node.finalOnly()) {
            join.whole().side(0).attach(tables);
            join.whole().side(1).attach(tables);
        }
        rest = new JoinRest(run);
    }

    @Override
    public void onBatch(int input, Batch batch, Output out) {
        Batch rows = withKeys(input, batch, out);
        if (rows.rowCount > 0) {
            join.take(input, rows);
            finish(out);
        }
    }

    private void finish(Output out) {
        while (join.work(out)) {
            // What comes of a batch is put out at once; only at the end it can wait.
        }
    }

    /** The rows none of whose keys is NULL; the others match nothing, now or later. */
    private Batch withKeys(int input, Batch batch, Output out) {
        Column[] columns = keys.get(input).stream().map(k -> batch.columns[k]).toArray(Column[]::new);
        if (Arrays.stream(columns).allMatch(k -> k.nulls == null)) {
            return batch;
        }
        int[] rows = new int[batch.rowCount];
        int[] without = new int[batch.rowCount];
        int kept = 0;
        for (int i = 0; i < batch.rowCount; i++) {
            boolean isNull = false;
            for (Column key : columns) {
                isNull |= key.isNull(i);
            }
            without[i - kept] = i;
            rows[kept] = i;
            kept += isNull ? 0 : 1;
        }
        if (node.type().keeps(input)) {
            emitter.alone(input, batch.gather(without, batch.rowCount - kept), out);
        }
        return batch.gather(rows, kept);
    }

    @Override
    public void onWatermark(long micros, Output out) {
        // Rows do not depend on time.
    }

    @Override
    public void onInputEnd(int input, Output out) {
        join.end(input);
        finish(out);
    }

    @Override
    public void onEnd(Output out) {
        rest.add(join.takeFromDisk());
    }

    @Override
    public boolean emitRest(Output out) {
        boolean more = rest.next(out);
        if (!more) {
            memory.removeFiles();
        }
        return more;
    }

    @Override
    public void snapshot(StateWriter out) {
        if (node.finalOnly()) {
            state.write(join, out);
        } else {
            tables.snapshot(out);
        }
    }

    @Override
    public void restore(StateReader in) {
        JoinState.expectBounded(node.finalOnly(), in);
        if (node.finalOnly()) {
            state.read(join, in);
        } else {
            tables.restore(in);
        }
    }

    @Override
    public void close() {
        try {
            rest.close();
        } finally {
            memory.close();
        }
    }
}
