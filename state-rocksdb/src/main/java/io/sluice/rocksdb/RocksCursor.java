package io.sluice.rocksdb;

import io.sluice.core.io.BytesWriter;
import io.sluice.core.state.ByteStore;
import io.sluice.core.state.Entries;
import java.nio.file.Path;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;

/** Goes over a range of a snapshot; entries are copied straight from native memory into the batch. */
final class RocksCursor implements ByteStore.Cursor {
    /** Room that is made before the length of a key or a value is known. */
    private static final int GUESS = 64;

    final Natives natives = new Natives();
    private final Path directory;
    private final RocksIterator iterator;
    private boolean closed;

    RocksCursor(RocksDB db, Path directory, Snapshot snapshot, byte[] from, byte[] to) {
        this.directory = directory;
        Slice end = natives.own(new Slice(to));
        ReadOptions options = natives.own(new ReadOptions())
                .setSnapshot(snapshot)
                .setIterateUpperBound(end)
                // What is read once is not worth the place of what is looked up again and again.
                .setFillCache(false);
        iterator = natives.own(db.newIterator(options));
        iterator.seek(from);
    }

    @Override
    public boolean next(Entries out, int count, int bytes) {
        if (closed) {
            throw new IllegalStateException("a cursor of the state store " + directory + " is closed");
        }
        out.clear();
        while (iterator.isValid() && (out.count() == 0 || out.count() < count && out.byteCount() < bytes)) {
            copyKey(out.key());
            copyValue(out.value());
            out.end();
            iterator.next();
        }
        requireSuccess();
        return out.count() > 0;
    }

    private void copyKey(BytesWriter out) {
        int start = out.room(GUESS);
        int length = iterator.key(out.buffer(), start, out.buffer().length - start);
        if (length > out.buffer().length - start) {
            out.room(length);
            iterator.key(out.buffer(), start, length);
        }
        out.endAt(start + length);
    }

    private void copyValue(BytesWriter out) {
        int start = out.room(GUESS);
        int length = iterator.value(out.buffer(), start, out.buffer().length - start);
        if (length > out.buffer().length - start) {
            out.room(length);
            iterator.value(out.buffer(), start, length);
        }
        out.endAt(start + length);
    }

    /** An iterator that has failed looks like one at its end. */
    private void requireSuccess() {
        try {
            iterator.status();
        } catch (RocksDBException e) {
            throw RocksFailure.of("The state store " + directory + " cannot be read", e);
        }
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        natives.close();
    }
}
