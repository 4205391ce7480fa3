package io.sluice.connectors.filesystem;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.connector.Source;
import io.sluice.core.connector.Split;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.plan.TableSpec;
import java.util.List;

/** Puts the metadata columns of a table beside what is read from its files. */
final class FileMetadataSource implements Source {
    private final Source records;
    private final TableSpec table;
    private final FileSystem files;

    /** @param records gives the physical columns; the id of a split is the path of its file */
    FileMetadataSource(Source records, TableSpec table, FileSystem files) {
        this.records = records;
        this.table = table;
        this.files = files;
    }

    @Override
    public boolean bounded() {
        return records.bounded();
    }

    @Override
    public List<Split> splits() {
        return records.splits();
    }

    @Override
    public SplitReader open(Split split, byte[] offset, List<Integer> columns) {
        int physical = table.physical().size();
        List<Integer> read = columns.stream().filter(c -> c < physical).toList();
        SplitReader reader = records.open(split, offset, read);
        return read.size() == columns.size() ? reader : new Reader(reader, split.id(), columns);
    }

    private final class Reader implements SplitReader {
        private final SplitReader reader;
        private final String path;
        private final List<Integer> columns;
        /** Per wanted column the file's value, often enough for the largest batch so far; null for a physical one. */
        private Column[] constants = new Column[0];

        private int rows = -1;

        Reader(SplitReader reader, String path, List<Integer> columns) {
            this.reader = reader;
            this.path = path;
            this.columns = columns;
        }

        @Override
        public Batch read(int maxRows) {
            Batch batch = reader.read(maxRows);
            if (batch == null) {
                return null;
            }
            if (batch.rowCount > rows) {
                constants =
                        columns.stream().map(c -> constant(c, batch.rowCount)).toArray(Column[]::new);
                rows = batch.rowCount;
            }
            Column[] out = constants.clone();
            int next = 0;
            for (int i = 0; i < out.length; i++) {
                out[i] = out[i] == null ? batch.columns[next++] : out[i];
            }
            return batch.withColumns(out);
        }

        private Column constant(int column, int count) {
            int place = column - table.physical().size();
            return place < 0
                    ? null
                    : FileMetadata.of(table.metadata().get(place).key()).column(files, path, count);
        }

        @Override
        public byte[] offset() {
            return reader.offset();
        }

        @Override
        public long refusedRows() {
            return reader.refusedRows();
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
