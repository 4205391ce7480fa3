package io.sluice.executor.spill;

import io.sluice.core.batch.Batch;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.ReadableFile;
import io.sluice.core.fs.WritableFile;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.PhysicalType;
import java.io.IOException;
import java.util.List;

/**
 * Batches on disk, written once from front to end and then read so, as often as wanted. A batch is its length and a
 * block of {@link BatchCodec}. Used by one thread.
 */
public final class SpillFile implements AutoCloseable {
    private static final int HEADER_BYTES = Integer.BYTES;

    private final FileSystem files;
    private final String path;
    private final BytesWriter block = new BytesWriter(1 << 12, "A block of rows put aside");
    private WritableFile writing;
    private long bytes;
    private long rows;

    SpillFile(FileSystem files, String path, WritableFile writing) {
        this.files = files;
        this.path = path;
        this.writing = writing;
    }

    /** Writes a batch behind the others. */
    public void append(Batch batch) {
        BytesWriter header = new BytesWriter(HEADER_BYTES);
        block.clear();
        BatchCodec.write(batch, block);
        header.putInt(block.size());
        try {
            writing.write(header.buffer(), 0, HEADER_BYTES);
            writing.write(block.buffer(), 0, block.size());
        } catch (IOException e) {
            throw SpillFolder.failure("the temporary file '" + path + "' could not be written", e);
        }
        bytes += HEADER_BYTES + block.size();
        rows += batch.rowCount;
    }

    /** Nothing more is written. */
    public void finish() {
        try {
            if (writing != null) {
                writing.close();
                writing = null;
            }
        } catch (IOException e) {
            throw SpillFolder.failure("the temporary file '" + path + "' could not be written", e);
        }
    }

    boolean isFinished() {
        return writing == null;
    }

    public long bytes() {
        return bytes;
    }

    public long rows() {
        return rows;
    }

    /** Reads from the front; after {@link #finish}. */
    public Reader read(List<PhysicalType> types) {
        finish();
        try {
            return new Reader(types, files.open(path));
        } catch (IOException e) {
            throw SpillFolder.failure("the temporary file '" + path + "' could not be read", e);
        }
    }

    /** Removes the file. */
    @Override
    public void close() {
        finish();
        try {
            files.deleteRecursively(path);
        } catch (IOException e) {
            throw SpillFolder.failure("the temporary file '" + path + "' could not be removed", e);
        }
    }

    /** A pass over a file; holds one block. */
    public final class Reader implements AutoCloseable {
        private final List<PhysicalType> types;
        private final ReadableFile file;
        private long position;
        private byte[] buffer = new byte[HEADER_BYTES];

        private Reader(List<PhysicalType> types, ReadableFile file) {
            this.types = types;
            this.file = file;
        }

        /** The next batch, which is the caller's; null at the end. */
        public Batch next() {
            if (position == bytes) {
                return null;
            }
            try {
                read(HEADER_BYTES);
                int length = new BytesReader(buffer, 0, HEADER_BYTES).getInt();
                buffer = buffer.length < length ? new byte[length] : buffer;
                read(length);
                return BatchCodec.read(types, new BytesReader(buffer, 0, length));
            } catch (IOException e) {
                throw SpillFolder.failure("the temporary file '" + path + "' could not be read", e);
            }
        }

        private void read(int length) throws IOException {
            for (int done = 0; done < length; ) {
                int count = file.read(position, buffer, done, length - done);
                if (count <= 0) {
                    throw new IOException("it ends at byte " + position + " of " + bytes);
                }
                done += count;
                position += count;
            }
        }

        @Override
        public void close() {
            try {
                file.close();
            } catch (IOException e) {
                throw SpillFolder.failure("the temporary file '" + path + "' could not be closed", e);
            }
        }
    }
}
