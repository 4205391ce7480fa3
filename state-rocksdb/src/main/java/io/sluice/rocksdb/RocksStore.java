package io.sluice.rocksdb;

import io.sluice.core.state.ByteStore;
import io.sluice.core.state.Entries;
import io.sluice.core.state.StoreFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.rocksdb.Checkpoint;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/**
 * A store in a RocksDB database of its own, which is all of its directory. There is no write-ahead log: what was not
 * captured is lost with the process, as the contract has it. Native code checks nothing, so calls after {@link #close}
 * are refused here.
 */
final class RocksStore implements ByteStore {
    private static final int FIRST_VALUE_CAPACITY = 1024;

    /** Beyond this a batch becomes a file whatever the count of its entries; as much as a write buffer takes. */
    private static final long LARGEST_BATCH_BYTES = 64 << 20;

    final Natives natives;
    private final Path directory;
    private final Options options;
    private final RocksDB db;
    private final int largeBatch;
    private final ReadOptions reads;
    private final WriteOptions writes;
    private final AtomicInteger openViews = new AtomicInteger();
    private byte[] value = new byte[FIRST_VALUE_CAPACITY];
    private long captures;
    private boolean closed;

    private RocksStore(Path directory, Options options, RocksDB db, Natives natives, int largeBatch) {
        this.directory = directory;
        this.options = options;
        this.db = natives.own(db);
        this.natives = natives;
        this.largeBatch = largeBatch;
        reads = natives.own(new ReadOptions());
        writes = natives.own(new WriteOptions().setDisableWAL(true));
    }

    /**
     * Opens the database in a directory, or makes one if there is none.
     *
     * @param natives take in what is opened, and are closed with the store
     */
    static RocksStore start(Path directory, Options options, Natives natives, int largeBatch) {
        try {
            RocksDB db = RocksDB.open(options, directory.toString());
            return new RocksStore(directory, options, db, natives, largeBatch);
        } catch (RocksDBException e) {
            throw RocksFailure.of("The state store " + directory + " cannot be opened", e);
        }
    }

    @Override
    public void get(Entries keys, Found found) {
        requireOpen();
        keys.requireAscending();
        byte[] bytes = keys.buffer();
        try {
            for (int i = 0; i < keys.count(); i++) {
                int length = valueOf(bytes, keys.keyStart(i), keys.keyLength(i));
                if (length != RocksDB.NOT_FOUND) {
                    found.value(i, value, 0, length);
                }
            }
        } catch (RocksDBException e) {
            throw failure("read", e);
        }
    }

    /** Brings the value of a key into {@link #value} and gives its length. */
    private int valueOf(byte[] bytes, int start, int length) throws RocksDBException {
        int found = db.get(reads, bytes, start, length, value, 0, value.length);
        if (found > value.length) {
            value = new byte[Math.max(found, (int) Math.min(Integer.MAX_VALUE - 8, value.length * 2L))];
            found = db.get(reads, bytes, start, length, value, 0, value.length);
        }
        return found;
    }

    @Override
    public void write(Entries entries) {
        requireOpen();
        entries.requireAscending();
        if (entries.count() == 0) {
            return;
        }
        try {
            if (entries.count() >= largeBatch || entries.byteCount() > LARGEST_BATCH_BYTES) {
                LargeBatches.write(db, options, directory, entries);
            } else {
                WriteBatches.write(db, writes, entries);
            }
        } catch (RocksDBException e) {
            throw failure("written", e);
        } catch (IOException e) {
            throw StoreFiles.failure("The state store " + directory + " cannot be written", e);
        }
    }

    @Override
    public void deleteRange(byte[] from, byte[] to) {
        requireOpen();
        if (Arrays.compareUnsigned(from, to) >= 0) {
            return;
        }
        try {
            db.deleteRange(writes, from, to);
        } catch (RocksDBException e) {
            throw failure("written", e);
        }
    }

    @Override
    public View view() {
        requireOpen();
        openViews.incrementAndGet();
        return new RocksView(db, directory, openViews::decrementAndGet);
    }

    @Override
    public List<StoreFile> capture(String target) {
        requireOpen();
        try (FlushOptions wait = new FlushOptions();
                Checkpoint checkpoint = Checkpoint.create(db)) {
            db.flush(wait);
            checkpoint.createCheckpoint(target);
            return CapturedFiles.of(Path.of(target), ++captures);
        } catch (RocksDBException e) {
            throw RocksFailure.of("The state store " + directory + " cannot be captured in " + target, e);
        } catch (IOException e) {
            throw StoreFiles.failure("The state store " + directory + " cannot be captured in " + target, e);
        }
    }

    @Override
    public long memoryBytes() {
        return property("rocksdb.cur-size-all-mem-tables") + property("rocksdb.estimate-table-readers-mem");
    }

    @Override
    public long diskBytes() {
        return property("rocksdb.total-sst-files-size");
    }

    long property(String name) {
        requireOpen();
        try {
            return db.getLongProperty(name);
        } catch (RocksDBException e) {
            throw failure("measured", e);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        if (openViews.get() > 0) {
            throw new IllegalStateException(
                    "the state store " + directory + " was to be closed before " + openViews + " of its views");
        }
        closed = true;
        db.cancelAllBackgroundWork(true);
        natives.close();
        StoreFiles.deleteDirectory(directory);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the state store " + directory + " is closed");
        }
    }

    private RuntimeException failure(String done, RocksDBException cause) {
        return RocksFailure.of("The state store " + directory + " cannot be " + done, cause);
    }
}
