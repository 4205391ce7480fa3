package io.sluice.engine.client;

import io.sluice.core.batch.Batch;
import io.sluice.core.session.RowPage;
import io.sluice.core.type.RowType;
import io.sluice.engine.StatementResult.Rows;
import java.util.Optional;

/** A statement with rows: cuts what its job emits into pages. */
final class StartedRows extends StartedStatement {
    private final Rows result;
    private final PlainRows plain;
    private Batch batch = Batch.of(0);
    private int next;
    private boolean ended;

    StartedRows(Rows result, Surroundings surroundings) {
        super(surroundings);
        this.result = result;
        this.plain = PlainRows.of(result);
    }

    @Override
    public Optional<RowType> columns() {
        return Optional.of(plain.columns());
    }

    @Override
    public RowPage fetch(int mostRows, long waitMillis) {
        checkOpen();
        if (next == batch.rowCount && !ended) {
            load(waitMillis);
        }
        int count = Math.min(mostRows, batch.rowCount - next);
        Batch rows = count == batch.rowCount ? batch : slice(count);
        next += count;
        if (next == batch.rowCount && !ended && count > 0) {
            load(0);
        }
        return new RowPage(rows, ended && next == batch.rowCount);
    }

    private void load(long waitMillis) {
        boolean ready = result.rows().await(waitMillis);
        checkOpen();
        if (ready) {
            Batch loaded = result.rows().next();
            ended = loaded == null;
            batch = ended ? Batch.of(0) : plain.of(loaded);
            next = 0;
        }
    }

    private Batch slice(int count) {
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = next + i;
        }
        return batch.gather(rows, count);
    }

    @Override
    public long updateCount() {
        return 0;
    }

    @Override
    void end() {
        result.rows().cancel();
    }
}
