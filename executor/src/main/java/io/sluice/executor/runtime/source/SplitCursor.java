package io.sluice.executor.runtime.source;

import io.sluice.core.batch.Batch;
import io.sluice.core.connector.Source;
import io.sluice.core.connector.Split;
import io.sluice.core.connector.SplitReader;
import java.util.List;

/** A split being read by a task: its reader, once there is one, and where it stands. Not thread-safe. */
final class SplitCursor {
    private final String id;
    private final byte[] offset;
    private SplitReader reader;
    private long refusedRows;

    long watermark;
    long rows;
    boolean idle;
    boolean finished;
    /** When it had rows last, and when to ask again after it had none. */
    long lastRowNanos;

    long askAgainNanos = Long.MIN_VALUE;

    SplitCursor(SplitStart start) {
        id = start.id();
        offset = start.offset();
        watermark = start.watermark();
        rows = start.rows();
        idle = start.idle();
        finished = start.finished();
    }

    String id() {
        return id;
    }

    /** The next rows; null at the end. */
    Batch read(Source source, List<Integer> columns, int maxRows) {
        if (reader == null) {
            synchronized (source) {
                reader = source.open(new Split(id, offset), offset, columns);
            }
        }
        return reader.read(maxRows);
    }

    /** Records refused since the last call. */
    long takeRefusedRows() {
        long before = refusedRows;
        refusedRows = reader == null ? 0 : reader.refusedRows();
        return refusedRows - before;
    }

    SplitStart position() {
        return new SplitStart(id, reader == null ? offset : reader.offset(), watermark, rows, idle, finished);
    }

    void close() {
        if (reader != null) {
            reader.close();
        }
    }
}
