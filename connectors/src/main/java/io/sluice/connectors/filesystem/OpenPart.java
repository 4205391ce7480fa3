package io.sluice.connectors.filesystem;

import io.sluice.core.batch.Batch;
import io.sluice.core.connector.RecordEncoder;
import io.sluice.core.fs.WritableFile;
import io.sluice.core.io.BytesWriter;
import java.io.IOException;

/** A part file that is being written. Begun by its first row, so that there is none without rows. */
final class OpenPart {
    private static final int FIRST_BUFFER_BYTES = 16 * 1024;
    private static final int BUFFER_BYTES = 256 * 1024;

    private final SinkFiles table;
    private final PartFile part;
    private final WritableFile file;
    private final BytesWriter buffer = new BytesWriter(FIRST_BUFFER_BYTES);
    private final long openedMillis;
    private long writtenMillis;

    OpenPart(SinkFiles table, PartFile part, RecordEncoder encoder, long nowMillis) throws IOException {
        this.table = table;
        this.part = part;
        this.openedMillis = nowMillis;
        this.writtenMillis = nowMillis;
        this.file = table.files().create(table.path(part.hidden()));
        encoder.begin(buffer);
    }

    void write(Batch rows, int row, RecordEncoder encoder, long nowMillis) throws IOException {
        encoder.encode(rows, row, buffer);
        writtenMillis = nowMillis;
        if (buffer.size() >= BUFFER_BYTES) {
            drain();
        }
    }

    private void drain() throws IOException {
        file.write(buffer.buffer(), 0, buffer.size());
        buffer.clear();
    }

    /** Bytes, with those that are not yet handed to the file. */
    long length() {
        return file.length() + buffer.size();
    }

    long openedMillis() {
        return openedMillis;
    }

    long writtenMillis() {
        return writtenMillis;
    }

    /** Writes the rest durably. */
    PartFile complete() throws IOException {
        drain();
        file.sync();
        PartFile complete = part.withLength(file.length());
        file.close();
        return complete;
    }

    void abandon() throws IOException {
        file.close();
        table.files().deleteRecursively(table.path(part.hidden()));
    }
}
