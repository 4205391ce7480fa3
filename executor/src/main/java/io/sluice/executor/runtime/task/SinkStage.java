package io.sluice.executor.runtime.task;

import io.sluice.core.batch.Batch;
import io.sluice.core.connector.Sink;
import io.sluice.core.connector.SinkWriter;
import io.sluice.core.plan.PlanRoot;
import io.sluice.executor.runtime.checkpoint.OperatorState;
import io.sluice.executor.runtime.checkpoint.SectionWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The end of a pipeline that writes a table. What it prepares is committed by the job, once the checkpoint is complete. */
public final class SinkStage implements Receiver, Part {
    private final Account account;
    private final Sink sink;
    private final Sink.WriterContext context;
    private final SinkChecks checks;
    private final Optional<OperatorState> earlier;
    private SinkWriter writer;
    private boolean dirty;
    private final List<byte[]> prepared = new ArrayList<>();

    public SinkStage(
            Account account,
            PlanRoot.TableSink root,
            Sink sink,
            Sink.WriterContext context,
            Optional<OperatorState> earlier) {
        this.account = account;
        this.sink = sink;
        this.context = context;
        this.checks = new SinkChecks(root.table(), root.checksLengths());
        this.earlier = earlier;
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public void open() {
        earlier.ifPresent(state -> account.watermark(Snapshots.restore(account, state, context.task())));
        try {
            writer = sink.open(context);
        } catch (RuntimeException | Error e) {
            throw OperatorFailure.in(account, e);
        }
    }

    @Override
    public void batch(int input, Batch batch) {
        account.begin();
        try {
            account.metrics().rowsIn.add(batch.rowCount);
            account.metrics().batches.increment();
            checks.check(batch);
            writer.write(batch);
            dirty = true;
        } catch (RuntimeException | Error e) {
            throw OperatorFailure.in(account, e);
        } finally {
            account.end();
        }
    }

    /** Shows what is buffered, when nothing else is to do. */
    void flush() {
        if (!dirty) {
            return;
        }
        try {
            writer.flush();
            dirty = false;
        } catch (RuntimeException | Error e) {
            throw OperatorFailure.in(account, e);
        }
    }

    @Override
    public void watermark(int input, long micros) {
        account.watermark(micros);
    }

    @Override
    public void idle(int input) {
        // rows are written as they come
    }

    @Override
    public void end(int input) {
        prepare();
    }

    @Override
    public boolean isSatisfied() {
        return false;
    }

    @Override
    public SectionWriter snapshot(boolean selfContained, Map<String, List<byte[]>> committables) {
        prepare();
        handOver(committables);
        return Snapshots.begin(account, selfContained);
    }

    @Override
    public SectionWriter finalState(Map<String, List<byte[]>> committables) {
        handOver(committables);
        return Snapshots.beginFinal(account);
    }

    private void prepare() {
        try {
            writer.flush();
            dirty = false;
            prepared.addAll(writer.prepareCommit());
        } catch (RuntimeException | Error e) {
            throw OperatorFailure.in(account, e);
        }
    }

    private void handOver(Map<String, List<byte[]>> committables) {
        if (!prepared.isEmpty()) {
            committables.computeIfAbsent(account.id(), id -> new ArrayList<>()).addAll(prepared);
            prepared.clear();
        }
    }

    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
    }
}
