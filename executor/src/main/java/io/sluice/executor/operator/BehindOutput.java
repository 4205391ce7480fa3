package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import java.util.Arrays;

/** Gives rows that may lie behind the watermark the one that held before they came. */
record BehindOutput(Output out, long watermark) implements Output {
    @Override
    public void emit(Batch batch) {
        long[] watermarks = new long[batch.rowCount];
        Arrays.fill(watermarks, watermark);
        out.emit(batch.withRowWatermarks(watermarks));
    }

    @Override
    public void emitLate(Batch batch) {
        throw new IllegalStateException("a firing refuses no rows");
    }
}
