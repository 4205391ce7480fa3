package io.sluice.executor.runtime.task;

import io.sluice.core.batch.Barrier;
import io.sluice.core.batch.Batch;
import io.sluice.executor.runtime.ResultConsumer;
import io.sluice.executor.runtime.checkpoint.OperatorState;
import io.sluice.executor.runtime.checkpoint.SectionWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The end of a SELECT: rows go to whoever asked for them, no faster than they are taken. */
public final class ResultStage implements Receiver, Part, TaskOutput {
    private final Account account;
    private final ResultConsumer consumer;
    private final Optional<OperatorState> earlier;

    public ResultStage(Account account, ResultConsumer consumer, Optional<OperatorState> earlier) {
        this.account = account;
        this.consumer = consumer;
        this.earlier = earlier;
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public void open() {
        earlier.ifPresent(state -> account.watermark(Snapshots.restore(account, state, 0)));
    }

    @Override
    public void batch(int input, Batch batch) {
        account.metrics().rowsIn.add(batch.rowCount);
        account.metrics().batches.increment();
        consumer.accept(batch);
    }

    @Override
    public void watermark(int input, long micros) {
        account.watermark(micros);
    }

    @Override
    public void idle(int input) {
        // rows are handed on as they come
    }

    @Override
    public void end(int input) {
        // the consumer is told by the job, when all of it has ended
    }

    @Override
    public boolean isSatisfied() {
        return false;
    }

    @Override
    public boolean hasRoom() {
        return consumer.hasRoom();
    }

    @Override
    public boolean flush() {
        return false;
    }

    @Override
    public void barrier(Barrier barrier) {
        // nobody below takes part in checkpoints
    }

    @Override
    public SectionWriter snapshot(boolean selfContained, Map<String, List<byte[]>> committables) {
        return Snapshots.begin(account, selfContained);
    }

    @Override
    public SectionWriter finalState(Map<String, List<byte[]>> committables) {
        return Snapshots.beginFinal(account);
    }

    @Override
    public void close() {
        // the consumer belongs to whoever started the job
    }
}
