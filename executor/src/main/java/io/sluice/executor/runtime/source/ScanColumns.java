package io.sluice.executor.runtime.source;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.connector.Source;
import io.sluice.executor.kernel.Kernel;
import java.util.List;
import java.util.Optional;

/**
 * What a scan makes of the rows of its source. One per task: kernels keep scratch space.
 *
 * @param columns asked of the source
 * @param outputs computes the scan's row; empty when it is the source's
 * @param watermark absent when the table has none
 */
public record ScanColumns(
        Source source, List<Integer> columns, Optional<Kernel> outputs, Optional<RowTimeColumns> watermark) {
    /**
     * Row time and watermark of a scan's row.
     *
     * @param expression computes one column: the watermark that a row causes
     * @param skipNullTimes count a row without row time as refused instead of failing
     */
    public record RowTimeColumns(int timeColumn, Kernel expression, long idleTimeoutMillis, boolean skipNullTimes) {
        LongColumn times(Batch rows) {
            return (LongColumn) rows.columns[timeColumn];
        }

        LongColumn watermarks(Batch rows) {
            return (LongColumn) expression.apply(rows).columns[0];
        }
    }

    Batch compute(Batch read) {
        return outputs.isPresent() ? outputs.get().apply(read) : read;
    }
}
