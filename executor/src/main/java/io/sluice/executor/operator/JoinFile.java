package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.spill.SpillFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Rows of one side of a join on disk; on a kept side each with the sum of its partners' weights so far, as one more
 * column. May be read and then written on. Used by one thread.
 */
final class JoinFile implements AutoCloseable {
    private final JoinMemory memory;
    private final List<PhysicalType> types;
    private final boolean kept;
    private final List<SpillFile> files = new ArrayList<>();
    private SpillFile writing;

    JoinFile(JoinRun run, int input) {
        memory = run.memory();
        kept = run.isKept(input);
        types = new ArrayList<>(run.types(input));
        if (kept) {
            types.add(PhysicalType.LONG);
        }
    }

    /** @param partners by row, on a kept side; null: they have none yet */
    void append(Batch rows, long[] partners) {
        if (rows.rowCount == 0) {
            return;
        }
        if (writing == null) {
            writing = memory.newFile();
            files.add(writing);
        }
        writing.append(kept ? withPartners(rows, partners) : rows);
    }

    private static Batch withPartners(Batch rows, long[] partners) {
        Column[] columns = Arrays.copyOf(rows.columns, rows.columns.length + 1);
        columns[rows.columns.length] = new LongColumn(partners == null ? new long[rows.rowCount] : partners, null);
        return rows.withColumns(columns);
    }

    long bytes() {
        return files.stream().mapToLong(SpillFile::bytes).sum();
    }

    long rows() {
        return files.stream().mapToLong(SpillFile::rows).sum();
    }

    /** Nothing is written for now. */
    void finish() {
        if (writing != null) {
            writing.finish();
            writing = null;
        }
    }

    /** Hands over all rows in the order of writing, with the sums of their partners' weights, null where not kept. */
    void forEach(BiConsumer<Batch, long[]> to) {
        try (Reader reader = read()) {
            for (Batch rows = reader.next(); rows != null; rows = reader.next()) {
                to.accept(rows, reader.partners());
            }
        }
    }

    /** Begins a pass from the front. */
    Reader read() {
        finish();
        return new Reader();
    }

    /** Removes the rows. */
    @Override
    public void close() {
        finish();
        files.forEach(SpillFile::close);
        files.clear();
    }

    /** A pass; holds one block. */
    final class Reader implements AutoCloseable {
        private SpillFile.Reader reader;
        private int file;
        private long[] partners;

        /** The next rows, null at the end. */
        Batch next() {
            while (reader != null || file < files.size()) {
                reader = reader == null ? files.get(file++).read(types) : reader;
                Batch rows = reader.next();
                if (rows != null) {
                    return kept ? withoutPartners(rows) : rows;
                }
                close();
            }
            return null;
        }

        private Batch withoutPartners(Batch rows) {
            int width = rows.columns.length - 1;
            partners = ((LongColumn) rows.columns[width]).values;
            return rows.withColumns(Arrays.copyOf(rows.columns, width));
        }

        /** Of the rows given last; null where they are not kept. */
        long[] partners() {
            return partners;
        }

        @Override
        public void close() {
            if (reader != null) {
                reader.close();
                reader = null;
            }
        }
    }
}
