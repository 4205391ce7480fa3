package io.sluice.rocksdb;

import io.sluice.core.io.BytesWriter;
import io.sluice.core.state.Entries;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Writes a batch of entries in one call: the batch is built here in the form RocksDB has for it (write_batch.cc), as calls
 * by the entry cost more than copying does.
 */
final class WriteBatches {
    private static final int HEADER = 12;
    private static final int DELETION = 0;
    private static final int VALUE = 1;

    private WriteBatches() {}

    static void write(RocksDB db, WriteOptions options, Entries entries) throws RocksDBException {
        try (WriteBatch batch = new WriteBatch(encode(entries))) {
            db.write(options, batch);
        }
    }

    private static byte[] encode(Entries entries) {
        int size = Math.toIntExact(size(entries));
        BytesWriter out = new BytesWriter(size, "A batch of state entries");
        out.putLong(0);
        out.putInt(Integer.reverseBytes(entries.count()));
        byte[] buffer = entries.buffer();
        for (int i = 0; i < entries.count(); i++) {
            out.putByte(entries.hasValue(i) ? VALUE : DELETION);
            out.putBytes(buffer, entries.keyStart(i), entries.keyLength(i));
            if (entries.hasValue(i)) {
                out.putBytes(buffer, entries.valueStart(i), entries.valueLength(i));
            }
        }
        if (out.size() != size) {
            throw new IllegalStateException("a batch of " + size + " bytes came out with " + out.size());
        }
        return out.buffer();
    }

    /** What a batch takes in the form of RocksDB, in bytes. */
    static long size(Entries entries) {
        long size = HEADER;
        for (int i = 0; i < entries.count(); i++) {
            size += 1 + sizeWithLength(entries.keyLength(i));
            if (entries.hasValue(i)) {
                size += sizeWithLength(entries.valueLength(i));
            }
        }
        return size;
    }

    private static int sizeWithLength(int length) {
        int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(length));
        return (bits + 6) / 7 + length;
    }
}
