package io.sluice.connectors.filesystem;

import io.sluice.core.batch.Batch;
import io.sluice.core.connector.RecordEncoder;
import io.sluice.core.connector.Sink.WriterContext;
import io.sluice.core.connector.SinkWriter;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.WritableFile;
import io.sluice.core.io.BytesWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes the part files of one task. A file is begun by its first row, so that there is none without rows. */
final class FileWriter implements SinkWriter {
    private static final int BUFFER_BYTES = 256 * 1024;

    private final FileSystem files;
    private final String directory;
    private final RecordEncoder encoder;
    private final WriterContext context;
    private final String format;
    private final long rollAtBytes;
    private final BytesWriter buffer = new BytesWriter(BUFFER_BYTES + BUFFER_BYTES / 4);
    private final List<byte[]> complete = new ArrayList<>();
    private WritableFile file;
    private PartFile part;
    private long number;

    FileWriter(
            FileSystem files,
            String directory,
            RecordEncoder encoder,
            WriterContext context,
            String format,
            long rollAtBytes) {
        this.files = files;
        this.directory = directory;
        this.encoder = encoder;
        this.context = context;
        this.format = format;
        this.rollAtBytes = rollAtBytes;
    }

    @Override
    public void write(Batch batch) {
        try {
            for (int row = 0; row < batch.rowCount; row++) {
                long weight = batch.weight(row);
                if (weight < 0) {
                    throw new IllegalStateException("a row with weight " + weight + " in an append-only sink");
                }
                for (long i = 0; i < weight; i++) {
                    writeRow(batch, row);
                }
            }
        } catch (IOException e) {
            throw FilesystemSink.failed("cannot write", directory + "/" + part.hidden(), e);
        }
    }

    private void writeRow(Batch batch, int row) throws IOException {
        if (file == null) {
            part = PartFile.of(context.jobName(), context.attempt(), context.task(), number++, format);
            file = files.create(directory + "/" + part.hidden());
            encoder.begin(buffer);
        }
        encoder.encode(batch, row, buffer);
        if (buffer.size() >= BUFFER_BYTES) {
            drain();
            if (file.length() >= rollAtBytes) {
                complete();
            }
        }
    }

    private void drain() throws IOException {
        file.write(buffer.buffer(), 0, buffer.size());
        buffer.clear();
    }

    private void complete() throws IOException {
        drain();
        file.sync();
        complete.add(part.withLength(file.length()).encode());
        file.close();
        file = null;
    }

    @Override
    public void flush() {
        // Rows of a two-phase sink are seen when they are committed, not before.
    }

    @Override
    public List<byte[]> prepareCommit() {
        try {
            if (file != null) {
                complete();
            }
            if (!complete.isEmpty()) {
                files.syncDirectory(directory);
            }
        } catch (IOException e) {
            throw FilesystemSink.failed("cannot complete", directory + "/" + part.hidden(), e);
        }
        List<byte[]> prepared = List.copyOf(complete);
        complete.clear();
        return prepared;
    }

    @Override
    public void close() {
        if (file == null) {
            return;
        }
        try {
            file.close();
            file = null;
            files.deleteRecursively(directory + "/" + part.hidden());
        } catch (IOException e) {
            throw FilesystemSink.failed("cannot close", directory + "/" + part.hidden(), e);
        }
    }
}
