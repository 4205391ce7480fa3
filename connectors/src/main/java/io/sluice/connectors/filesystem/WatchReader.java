package io.sluice.connectors.filesystem;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.time.Clock;
import io.sluice.core.type.RowType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the files of a directory one after the other and looks for new ones at an interval; never ends. Those found at
 * the same look are read from the oldest to the newest. A file is read once, as it is when its turn comes: it must
 * appear whole, moved there under its name.
 */
final class WatchReader implements SplitReader {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final TableFiles table;
    private final FileReaders readers;
    private final long intervalNanos;
    private final List<Integer> columns;
    private final Clock clock;
    private final Set<String> known;
    private final List<String> read;
    private final Deque<String> waiting = new ArrayDeque<>();
    private final Batch nothing;
    private String current;
    private SplitReader reader;
    private long refusedRows;
    private long nextLookNanos;

    WatchReader(TableFiles table, FileReaders readers, long intervalMillis, List<Integer> columns, WatchOffset start) {
        this.table = table;
        this.readers = readers;
        this.intervalNanos = Math.max(1, intervalMillis) * NANOS_PER_MILLI;
        this.columns = columns;
        this.clock = readers.context().clock();
        this.read = new ArrayList<>(start.read());
        this.known = new LinkedHashSet<>(start.read());
        this.nothing = new BatchBuilder(new RowType(List.of())).build();
        this.nextLookNanos = clock.nanos();
        this.current = start.current();
        if (!current.isEmpty()) {
            known.add(current);
            reader = readers.open(current, start.offset(), columns);
        }
    }

    @Override
    public Batch read(int maxRows) {
        while (reader != null || next()) {
            Batch batch = reader.read(maxRows);
            if (batch != null) {
                return batch;
            }
            refusedRows += reader.refusedRows();
            reader.close();
            reader = null;
            read.add(current);
            current = "";
        }
        return nothing;
    }

    /** Opens the next file; false when there is none. */
    private boolean next() {
        if (waiting.isEmpty() && clock.nanos() - nextLookNanos >= 0) {
            nextLookNanos = clock.nanos() + intervalNanos;
            table.byAge().stream().filter(known::add).forEach(waiting::add);
        }
        if (waiting.isEmpty()) {
            return false;
        }
        current = waiting.remove();
        reader = readers.open(current, FileOffset.START, columns);
        return true;
    }

    @Override
    public byte[] offset() {
        FileOffset place = reader == null ? FileOffset.START : FileOffset.decode(reader.offset());
        return new WatchOffset(read, current, place).encode();
    }

    @Override
    public long refusedRows() {
        return refusedRows + (reader == null ? 0 : reader.refusedRows());
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
    }
}
