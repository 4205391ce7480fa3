package io.sluice.connectors.filesystem;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.connector.RecordEncoder;
import io.sluice.core.connector.Sink.WriterContext;
import io.sluice.core.connector.SinkWriter;
import io.sluice.core.time.Clock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the part files of one task: at most one at a time in each partition, and so many at a time in all. */
final class FileWriter implements SinkWriter {
    private static final int MOST_OPEN = 100;

    private final SinkFiles table;
    private final WriterContext context;
    private final RecordEncoder encoder;
    private final PartitionValues partitions;
    private final RollingPolicy rolling;
    private final Clock clock;
    /** By partition, the one that was written longest ago first. */
    private final Map<String, OpenPart> open = new LinkedHashMap<>(16, 0.75f, true);

    private final List<byte[]> complete = new ArrayList<>();
    private long number;
    private String partition;
    private OpenPart current;

    FileWriter(SinkFiles table, WriterContext context) {
        this.table = table;
        this.context = context;
        this.encoder = table.encoder();
        this.partitions = new PartitionValues(table.columns(), table.partitions());
        this.clock = table.context().clock();
        this.rolling = new RollingPolicy(table.options(), clock.millis());
    }

    @Override
    public void write(Batch batch) {
        long now = clock.millis();
        Batch inFile = table.isPartitioned() ? inFile(batch) : batch;
        try {
            if (rolling.isTimeToLook(now)) {
                completeThoseThatAreOld(now);
            }
            for (int row = 0; row < batch.rowCount; row++) {
                long weight = batch.weight(row);
                if (weight < 0) {
                    throw new IllegalStateException("a row with weight " + weight + " in an append-only sink");
                }
                String where = partitions.of(batch, row);
                for (long i = 0; i < weight; i++) {
                    writeRow(where, inFile, row, now);
                }
            }
        } catch (IOException e) {
            throw FilesystemSink.failed("cannot write to", table.directory(), e);
        }
    }

    private Batch inFile(Batch batch) {
        List<Integer> positions = table.columns().inFile();
        Column[] columns = new Column[positions.size()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = batch.columns[positions.get(c)];
        }
        return batch.withColumns(columns);
    }

    @SuppressWarnings("StringEquality") // the same text is the same object while the partition does not change
    private void writeRow(String where, Batch rows, int row, long now) throws IOException {
        if (current == null || where != partition) {
            partition = where;
            current = open.get(where);
            if (current == null) {
                current = begin(where, now);
            }
        }
        current.write(rows, row, encoder, now);
        if (current.length() >= rolling.fileBytes()) {
            open.remove(where);
            complete(current);
        }
    }

    private OpenPart begin(String where, long now) throws IOException {
        if (open.size() >= MOST_OPEN) {
            Iterator<OpenPart> oldest = open.values().iterator();
            OpenPart closed = oldest.next();
            oldest.remove();
            complete(closed);
        }
        PartFile part = PartFile.of(
                context.jobName(),
                context.attempt(),
                context.task(),
                number++,
                where,
                table.format().identifier());
        OpenPart begun = new OpenPart(table, part, encoder, now);
        open.put(where, begun);
        return begun;
    }

    private void completeThoseThatAreOld(long now) throws IOException {
        Iterator<OpenPart> parts = open.values().iterator();
        while (parts.hasNext()) {
            OpenPart part = parts.next();
            if (rolling.isOld(part, now)) {
                parts.remove();
                complete(part);
            }
        }
    }

    private void complete(OpenPart part) throws IOException {
        complete.add(part.complete().encode());
        current = null;
    }

    @Override
    public void flush() {
        // Rows of a two-phase sink are seen when they are committed, not before.
    }

    @Override
    public List<byte[]> prepareCommit() {
        try {
            for (OpenPart part : open.values()) {
                complete(part);
            }
            open.clear();
            if (!complete.isEmpty()) {
                table.files().syncDirectory(table.directory());
            }
        } catch (IOException e) {
            throw FilesystemSink.failed("cannot complete files in", table.directory(), e);
        }
        List<byte[]> prepared = List.copyOf(complete);
        complete.clear();
        return prepared;
    }

    @Override
    public void close() {
        try {
            for (OpenPart part : open.values()) {
                part.abandon();
            }
            open.clear();
        } catch (IOException e) {
            throw FilesystemSink.failed("cannot close files in", table.directory(), e);
        }
    }
}
