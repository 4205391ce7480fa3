package io.sluice.executor.runtime.task;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Watermark;
import io.sluice.executor.operator.Operator;
import io.sluice.executor.operator.OperatorContext;
import io.sluice.executor.operator.Output;
import io.sluice.executor.runtime.checkpoint.OperatorState;
import io.sluice.executor.runtime.checkpoint.SectionWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An operator with what the runtime does for it: watermarks of its inputs are merged, rows counted, its output handed
 * on, and its watermark kept with its state.
 */
public final class OperatorStage implements Receiver, Part {
    private final Account account;
    private final Operator operator;
    private final OperatorContext context;
    private final Optional<OperatorState> earlier;
    private final boolean finishedBefore;
    private final FanOut out;
    private final Emitter emitter;
    private final WatermarkMerge inputs;
    private int openInputs;
    private boolean opened;
    private boolean rest;

    /** Whether all that it has to say is said. */
    private boolean ended;

    public OperatorStage(
            Account account,
            Operator operator,
            OperatorContext context,
            Optional<OperatorState> earlier,
            int inputCount,
            FanOut out,
            FanOut late) {
        this.account = account;
        this.operator = operator;
        this.context = context;
        this.earlier = earlier;
        this.finishedBefore = earlier.map(OperatorState::isFinished).orElse(false);
        this.out = out;
        this.emitter = new Emitter(account, out, late);
        this.inputs = new WatermarkMerge(inputCount);
        this.openInputs = inputCount;
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public void open() {
        try {
            opened = true;
            operator.open(context);
            if (earlier.isPresent()) {
                long watermark = Snapshots.restore(account, earlier.get(), context.task());
                account.watermark(watermark);
                // One that has ended still has its last watermark to hand on: those below may have other inputs.
                if (!finishedBefore) {
                    inputs.restore(watermark);
                    operator.restore(earlier.get().reader(context.keyGroups(), context.task(), context.parallelism()));
                }
            }
        } catch (RuntimeException | Error e) {
            throw OperatorFailure.in(account, e);
        }
    }

    @Override
    public void batch(int input, Batch batch) {
        try {
            if (finishedBefore && earlier.orElseThrow().wantedNoMore()) {
                return; // those above may not have known yet
            }
            if (finishedBefore) {
                throw new IllegalStateException("rows came to an operator that had ended in the restored checkpoint");
            }
            account.metrics().rowsIn.add(batch.rowCount);
            account.metrics().batches.increment();
            account.begin();
            try {
                operator.onBatch(input, inputs.merged(input, batch), emitter);
                context.state().batchDone(batch.rowCount);
            } finally {
                account.end();
            }
        } catch (RuntimeException | Error e) {
            throw OperatorFailure.in(account, e);
        }
    }

    @Override
    public void watermark(int input, long micros) {
        try {
            if (inputs.advance(input, micros)) {
                forwardWatermark();
            }
        } catch (RuntimeException | Error e) {
            throw OperatorFailure.in(account, e);
        }
    }

    @Override
    public void idle(int input) {
        try {
            if (inputs.pause(input, context.clock().millis())) {
                forwardWatermark();
            }
            if (inputs.allIdle()) {
                out.idle();
                emitter.late.idle();
            }
        } catch (RuntimeException | Error e) {
            throw OperatorFailure.in(account, e);
        }
    }

    @Override
    public long timerNanos() {
        return finishedBefore || openInputs == 0 ? Long.MAX_VALUE : operator.timerNanos();
    }

    @Override
    public void onTimer() {
        try {
            operator.onTimer(emitter);
        } catch (RuntimeException | Error e) {
            throw OperatorFailure.in(account, e);
        }
    }

    private void forwardWatermark() {
        if (!finishedBefore) {
            account.begin();
            try {
                operator.onWatermark(inputs.current(), emitter);
            } finally {
                account.end();
            }
        }
        account.watermark(inputs.current());
        out.watermark(operator.outputWatermark(inputs.current()));
        emitter.late.watermark(inputs.current());
    }

    @Override
    public void end(int input) {
        openInputs--;
        try {
            if (!finishedBefore) {
                operator.onInputEnd(input, emitter);
            }
            if (openInputs > 0) {
                return;
            }
            if (!finishedBefore) {
                account.begin();
                try {
                    operator.onEnd(emitter);
                } finally {
                    account.end();
                }
            }
            nextRest();
        } catch (RuntimeException | Error e) {
            throw OperatorFailure.in(account, e);
        }
    }

    @Override
    public void gauge() {
        long firing = finishedBefore ? Watermark.MAX : operator.nextFiring();
        account.gauges(
                new Gauges(context.state().keyCount(), context.state().bytes(), firing, inputs.marks(List.of())));
    }

    @Override
    public boolean hasRest() {
        return rest;
    }

    @Override
    public void emitRest() {
        try {
            nextRest();
        } catch (RuntimeException | Error e) {
            throw OperatorFailure.in(account, e);
        }
    }

    private void nextRest() {
        account.begin();
        try {
            rest = !isSatisfied() && operator.emitRest(emitter);
        } finally {
            account.end();
        }
        if (!rest) {
            ended = true;
            out.end();
            emitter.late.end();
        }
    }

    @Override
    public boolean isSatisfied() {
        return finishedBefore
                || operator.isSatisfied()
                || (out.isSatisfied() && (emitter.late.isEmpty() || emitter.late.isSatisfied()));
    }

    @Override
    public boolean keepsColumns() {
        return operator.keepsColumns();
    }

    @Override
    public SectionWriter snapshot(boolean selfContained, Map<String, List<byte[]>> committables) {
        if (finishedBefore || (ended && !operator.outlivesInput())) {
            return finalState(committables); // in a task that stays: what was emitted must not come again
        }
        SectionWriter writer = Snapshots.begin(account, selfContained);
        operator.snapshot(writer);
        return writer;
    }

    @Override
    public SectionWriter finalState(Map<String, List<byte[]>> committables) {
        return Snapshots.beginFinal(account, !isSatisfied());
    }

    @Override
    public void close() {
        if (opened) {
            operator.close();
            context.state().close();
        }
    }

    /** Counts what is emitted and drops what is empty. */
    private record Emitter(Account account, FanOut out, FanOut late) implements Output {
        @Override
        public void emit(Batch batch) {
            if (batch.rowCount > 0) {
                account.metrics().rowsOut.add(batch.rowCount);
                out.batch(batch);
            }
        }

        @Override
        public void emitLate(Batch batch) {
            if (batch.rowCount > 0) {
                late.batch(batch);
            }
        }
    }
}
