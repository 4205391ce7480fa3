package io.sluice.engine.remote;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.PhysicalType;
import io.sluice.engine.RowStream;
import io.sluice.executor.state.ColumnCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The batches of a result that were there when it was asked, with their weights.
 *
 * @param ended whether no more will come
 * @param failure what comes in the place of more
 */
public record ResultPage(List<Batch> batches, boolean ended, Optional<SluiceException> failure) {
    /** Enough to make requests rare, and little enough that a reader who wants few rows holds up the job soon. */
    private static final int MOST_ROWS = 16_384;

    public ResultPage {
        batches = List.copyOf(batches);
    }

    /** What a stream gives now, or, when that is nothing, within a time. */
    public static ResultPage of(RowStream rows, long waitMillis) {
        List<Batch> batches = new ArrayList<>();
        int count = 0;
        try {
            boolean ready = rows.await(waitMillis);
            while (ready && count < MOST_ROWS) {
                Batch batch = rows.next();
                if (batch == null) {
                    return new ResultPage(batches, true, Optional.empty());
                }
                batches.add(batch);
                count += batch.rowCount;
                ready = rows.isReady();
            }
        } catch (SluiceException e) {
            return new ResultPage(batches, false, Optional.of(e));
        }
        return new ResultPage(batches, false, Optional.empty());
    }

    /** Whether the server keeps the result for more. */
    public boolean hasMore() {
        return !ended && failure.isEmpty();
    }

    public void write(BytesWriter out) {
        out.putVarInt(batches.size());
        batches.forEach(batch -> write(batch, out));
        out.putBoolean(ended);
        out.putBoolean(failure.isPresent());
        failure.ifPresent(error -> ErrorCodec.write(error, out));
    }

    private static void write(Batch batch, BytesWriter out) {
        out.putVarInt(batch.rowCount);
        for (Column column : batch.columns) {
            ColumnCodec.write(column, batch.rowCount, out);
        }
        out.putBoolean(batch.weights != null);
        for (int i = 0; batch.weights != null && i < batch.rowCount; i++) {
            out.putLong(batch.weights[i]);
        }
    }

    public static ResultPage read(List<PhysicalType> types, BytesReader in) {
        int count = in.getVarInt();
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            batches.add(batch(types, in));
        }
        boolean ended = in.getBoolean();
        Optional<SluiceException> failure = in.getBoolean() ? Optional.of(ErrorCodec.read(in)) : Optional.empty();
        return new ResultPage(batches, ended, failure);
    }

    private static Batch batch(List<PhysicalType> types, BytesReader in) {
        int count = in.getVarInt();
        Column[] columns = new Column[types.size()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = ColumnCodec.read(types.get(c), count, in);
        }
        long[] weights = in.getBoolean() ? ColumnCodec.readLongs(count, in).values : null;
        return new Batch(columns, count, weights, null);
    }
}
