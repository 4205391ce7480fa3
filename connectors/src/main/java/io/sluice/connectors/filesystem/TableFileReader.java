package io.sluice.connectors.filesystem;

import io.sluice.core.batch.Batch;
import io.sluice.core.connector.SplitReader;

/** The rows of one file with the columns that do not stand in it. */
final class TableFileReader implements SplitReader {
    private final SplitReader file;
    private final FileConstants constants;

    TableFileReader(SplitReader file, FileConstants constants) {
        this.file = file;
        this.constants = constants;
    }

    @Override
    public Batch read(int maxRows) {
        Batch read = file.read(maxRows);
        return read == null || read.rowCount == 0 ? read : constants.complete(read);
    }

    @Override
    public byte[] offset() {
        return file.offset();
    }

    @Override
    public long refusedRows() {
        return file.refusedRows();
    }

    @Override
    public void close() {
        file.close();
    }
}
