package io.sluice.rocksdb;

import io.sluice.core.state.Entries;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.rocksdb.EnvOptions;
import org.rocksdb.IngestExternalFileOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileWriter;

/** Writes a large batch as one table file that RocksDB takes over whole: no write buffer is filled, none flushed later. */
final class LargeBatches {
    private LargeBatches() {}

    /** @param directory of the store */
    static void write(RocksDB db, Options options, Path directory, Entries entries)
            throws RocksDBException, IOException {
        Path file = directory.resolve("large-batch.sst");
        try (IngestExternalFileOptions ingest = new IngestExternalFileOptions().setMoveFiles(true)) {
            build(file.toString(), options, entries);
            db.ingestExternalFile(List.of(file.toString()), ingest);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void build(String file, Options options, Entries entries) throws RocksDBException {
        try (EnvOptions environment = new EnvOptions();
                SstFileWriter writer = new SstFileWriter(environment, options)) {
            writer.open(file);
            byte[] bytes = entries.buffer();
            ByteBuffer key = ByteBuffer.allocateDirect(256);
            ByteBuffer value = ByteBuffer.allocateDirect(4096);
            for (int i = 0; i < entries.count(); i++) {
                int start = entries.keyStart(i);
                if (entries.hasValue(i)) {
                    key = filled(key, bytes, start, entries.keyLength(i));
                    value = filled(value, bytes, entries.valueStart(i), entries.valueLength(i));
                    writer.put(key, value);
                } else {
                    writer.delete(Arrays.copyOfRange(bytes, start, start + entries.keyLength(i)));
                }
            }
            writer.finish();
        }
    }

    private static ByteBuffer filled(ByteBuffer buffer, byte[] bytes, int start, int length) {
        ByteBuffer large = buffer;
        if (length > buffer.capacity()) {
            large = ByteBuffer.allocateDirect((int) Math.min(Integer.MAX_VALUE, length * 2L));
        }
        return large.clear().put(bytes, start, length).flip();
    }
}
