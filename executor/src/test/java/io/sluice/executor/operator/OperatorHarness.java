package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.state.MemoryByteStores;
import io.sluice.core.time.Clock;
import io.sluice.core.type.RowType;
import io.sluice.executor.spill.OperatorMemory;
import io.sluice.executor.state.KeyGroupRange;
import io.sluice.executor.state.KeyHash;
import io.sluice.executor.state.keyed.LocalStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Runs an operator over the same steps in several ways - whole batches, one row per call, a snapshot and restore into a
 * new instance after every step, spread over one, two and three instances by key group that change after every step -
 * and hands back what came out of each, folded. Rows keep the order in which they are given.
 */
public final class OperatorHarness {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** How the steps are run. */
    public enum Mode {
        WHOLE,
        ROW_BY_ROW,
        RESTORED,
        RESTORED_ROW_BY_ROW,
        RESCALED,
        /** Snapshots are written while the next step runs, which is then run again by what was restored from them. */
        CAPTURED_LATER,
        /** After every step all keyed state goes down to a store, and comes up again when it is asked for. */
        EVICTED,
        /** The same, with a snapshot and restore between a store and the heap after every step. */
        EVICTED_RESTORED;

        boolean isStored(int restarts) {
            return this == EVICTED || (this == EVICTED_RESTORED && restarts % 2 == 0);
        }

        /** The modes worth running for steps of this many rows: those that go row by row only once. */
        public static List<Mode> forBatchesOf(int batchRows) {
            return batchRows == 1
                    ? List.of(values())
                    : List.of(WHOLE, RESTORED, RESCALED, CAPTURED_LATER, EVICTED, EVICTED_RESTORED);
        }
    }

    /**
     * Rows of one batch, or (rows empty) only a watermark; afterwards the watermark stands at {@code watermark}.
     *
     * @param ended the input that ends with this step, or -1
     */
    public record Step(List<TestRow> rows, long watermark, int ended) {
        public Step(List<TestRow> rows, long watermark) {
            this(rows, watermark, -1);
        }

        public static Step rows(List<TestRow> rows) {
            return new Step(rows, Long.MIN_VALUE);
        }

        public static Step watermark(long watermark) {
            return new Step(List.of(), watermark);
        }

        public static Step end(int input) {
            return new Step(List.of(), Long.MIN_VALUE, input);
        }
    }

    /** What came out: rows as text with the sum of their weights, those of weight 0 left out. */
    public static final class Result {
        public final Map<String, Long> rows = new TreeMap<>();
        public final Map<String, Long> late = new TreeMap<>();

        /** Every emitted row in order: {@code +1 7 4}, with {@code @w} behind where the batch has row watermarks. */
        public final List<String> log = new ArrayList<>();

        public final List<Batch> batches = new ArrayList<>();
        public long rowsIn;
        public long lateRows;
        public long partlyLateRows;
        public MemoryState lastState;
    }

    private final Supplier<? extends Operator> operators;
    private final List<RowType> inputs;
    private final List<List<Integer>> keys;
    private final int timeColumn;
    private OperatorMemory memory = TestPlans.memory(Long.MAX_VALUE);

    /**
     * @param keys per input, the columns whose key group decides on the instance
     * @param timeColumn row time of input 0, by which rows behind a watermark are told; -1 when there is none
     */
    public OperatorHarness(
            Supplier<? extends Operator> operators, List<RowType> inputs, List<List<Integer>> keys, int timeColumn) {
        this.operators = operators;
        this.inputs = inputs;
        this.keys = keys;
        this.timeColumn = timeColumn;
    }

    /** Runs with this memory, which all instances share. */
    public OperatorHarness with(OperatorMemory newMemory) {
        memory = newMemory;
        return this;
    }

    /** One run's instances; replaced by {@link #restart}. */
    private final class Run implements Output {
        final Result result = new Result();
        final List<Operator> instances = new ArrayList<>();
        final List<OperatorContext> contexts = new ArrayList<>();

        /** Whether what comes out does not count. */
        boolean muted;

        private final Mode mode;
        private Optional<LocalStores> stores = Optional.empty();
        private int opened;

        Run(int parallelism, Mode mode) {
            this.mode = mode;
            open(parallelism, null);
        }

        void open(int parallelism, MemoryState state) {
            instances.clear();
            contexts.clear();
            stores.ifPresent(LocalStores::close);
            stores = mode.isStored(opened++)
                    ? Optional.of(new LocalStores("memory", new MemoryByteStores().share(0), "harness", directory()))
                    : Optional.empty();
            for (int task = 0; task < parallelism; task++) {
                KeyGroupRange range = KeyGroupRange.of(TestPlans.KEY_GROUPS, parallelism, task);
                OperatorContext context =
                        TestPlans.context(range, task, parallelism, memory, Clock.SYSTEM, stores.map(s -> s));
                Operator operator = operators.get();
                operator.open(context);
                if (state != null) {
                    operator.restore(state.reader());
                }
                instances.add(operator);
                contexts.add(context);
            }
        }

        void restart(int parallelism) {
            MemoryState state = snapshot().complete();
            close();
            open(parallelism, state);
        }

        /** Runs the step with a snapshot being written, and goes back to the snapshot. */
        void rehearse(Step step) {
            MemoryState state = snapshot();
            long rowsIn = result.rowsIn;
            OperatorMetrics counted = contexts.get(0).metrics();
            long lateBefore = counted.lateRows.sum();
            long partlyLateBefore = counted.partlyLateRows.sum();
            muted = true;
            feed(step.rows());
            state.advance();
            watermark(step.watermark());
            muted = false;
            result.rowsIn = rowsIn;
            instances.forEach(Operator::close);
            open(1, state.complete());
            contexts.get(0).metrics().lateRows.add(lateBefore);
            contexts.get(0).metrics().partlyLateRows.add(partlyLateBefore);
        }

        MemoryState snapshot() {
            MemoryState state = new MemoryState();
            instances.forEach(i -> i.snapshot(state));
            return state;
        }

        void close() {
            for (int i = 0; i < instances.size(); i++) {
                OperatorMetrics metrics = contexts.get(i).metrics();
                result.lateRows += metrics.lateRows.sum();
                result.partlyLateRows += metrics.partlyLateRows.sum();
                instances.get(i).close();
            }
        }

        void feed(List<TestRow> rows) {
            if (rows.isEmpty()) {
                return;
            }
            result.rowsIn += rows.size();
            int input = rows.get(0).input();
            Batch batch = batch(input, rows);
            if (instances.size() == 1) {
                instances.get(0).onBatch(input, batch, this);
                return;
            }
            int[] hashes = new int[batch.rowCount];
            KeyHash.hash(batch, keys.get(input), hashes);
            for (int task = 0; task < instances.size(); task++) {
                int[] own = new int[batch.rowCount];
                int count = 0;
                for (int i = 0; i < batch.rowCount; i++) {
                    int group = KeyHash.keyGroup(hashes[i], TestPlans.KEY_GROUPS);
                    own[count] = i;
                    count += KeyGroupRange.task(TestPlans.KEY_GROUPS, instances.size(), group) == task ? 1 : 0;
                }
                if (count > 0) {
                    instances.get(task).onBatch(input, batch.gather(own, count), this);
                }
            }
        }

        void watermark(long watermark) {
            if (watermark != Long.MIN_VALUE) {
                instances.forEach(i -> i.onWatermark(watermark, this));
            }
        }

        @Override
        public void emit(Batch batch) {
            if (batch.rowCount == 0 || muted) {
                return;
            }
            if (batch.rowCount > Batch.MAX_ROWS) {
                throw new IllegalStateException("batch of " + batch.rowCount + " rows");
            }
            result.batches.add(batch);
            for (int i = 0; i < batch.rowCount; i++) {
                long weight = batch.weight(i);
                String text = TestRow.text(batch, i);
                result.rows.merge(text, weight, OperatorHarness::sumOrNull);
                String at = batch.rowWatermarks == null ? "" : " @" + batch.rowWatermarks[i];
                result.log.add((weight > 0 ? "+" : "") + weight + " " + text + at);
            }
        }

        @Override
        public void emitLate(Batch batch) {
            for (int i = 0; i < batch.rowCount && !muted; i++) {
                result.late.merge(TestRow.text(batch, i), batch.weight(i), OperatorHarness::sumOrNull);
            }
        }
    }

    private static String directory() {
        return "target/harness-stores/" + NUMBER.incrementAndGet();
    }

    private static Long sumOrNull(Long a, Long b) {
        return a + b == 0 ? null : Long.valueOf(a + b);
    }

    private Batch batch(int input, List<TestRow> rows) {
        Batch batch = TestRow.batch(inputs.get(input), rows);
        if (timeColumn < 0) {
            return batch;
        }
        long[] watermarks = new long[rows.size()];
        boolean behind = false;
        for (int i = 0; i < rows.size(); i++) {
            watermarks[i] = rows.get(i).watermark();
            behind |= (Long) rows.get(i).values().get(timeColumn) <= watermarks[i];
        }
        return behind ? batch.withRowWatermarks(watermarks) : batch;
    }

    /** Runs the steps, then watermark MAX and the end of the input. */
    public Result run(List<Step> steps, Mode mode) {
        Run run = new Run(mode == Mode.RESCALED ? 2 : 1, mode);
        int count = 0;
        List<Integer> ended = new ArrayList<>();
        for (Step step : steps) {
            if (mode == Mode.CAPTURED_LATER) {
                run.rehearse(step);
            }
            feed(run, step, mode);
            run.watermark(step.watermark());
            if (step.ended() >= 0) {
                run.instances.forEach(i -> i.onInputEnd(step.ended(), run));
                ended.add(step.ended());
            }
            run.contexts.forEach(context -> context.state().evict());
            if (mode == Mode.RESTORED || mode == Mode.EVICTED_RESTORED) {
                run.restart(1);
            } else if (mode == Mode.RESCALED) {
                run.restart(++count % 3 + 1);
            }
        }
        run.watermark(Long.MAX_VALUE);
        if (mode == Mode.RESTORED || mode == Mode.EVICTED_RESTORED) {
            run.restart(1);
        }
        // Ends are told again to instances that were restored since.
        boolean told = mode == Mode.WHOLE || mode == Mode.ROW_BY_ROW || mode == Mode.EVICTED;
        for (int input = 0; input < inputs.size(); input++) {
            int each = input;
            if (!told || !ended.contains(input)) {
                run.instances.forEach(i -> i.onInputEnd(each, run));
            }
        }
        for (Operator instance : run.instances) {
            instance.onEnd(run);
            while (instance.emitRest(run)) {
                // As a task does, with room in between.
            }
        }
        run.result.lastState = run.snapshot().complete();
        run.close();
        run.stores.ifPresent(LocalStores::close);
        return run.result;
    }

    private static void feed(Run run, Step step, Mode mode) {
        if (mode != Mode.ROW_BY_ROW && mode != Mode.RESTORED_ROW_BY_ROW) {
            run.feed(step.rows());
            if (mode == Mode.RESTORED && !step.rows().isEmpty()) {
                // Between a batch and its watermark too.
                run.restart(1);
            }
            return;
        }
        for (TestRow row : step.rows()) {
            run.watermark(row.watermark());
            run.feed(List.of(row));
            if (mode == Mode.RESTORED_ROW_BY_ROW) {
                run.restart(1);
            }
        }
    }
}
