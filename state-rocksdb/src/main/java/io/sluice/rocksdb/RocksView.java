package io.sluice.rocksdb;

import io.sluice.core.state.ByteStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.RocksDB;
import org.rocksdb.Snapshot;

/** A snapshot of a database; closes the cursors that are left open with it. */
final class RocksView implements ByteStore.View {
    private final RocksDB db;
    private final Path directory;
    private final Runnable whenClosed;
    private final Snapshot snapshot;
    private final List<RocksCursor> cursors = new ArrayList<>();
    private boolean closed;

    RocksView(RocksDB db, Path directory, Runnable whenClosed) {
        this.db = db;
        this.directory = directory;
        this.whenClosed = whenClosed;
        snapshot = db.getSnapshot();
    }

    @Override
    public ByteStore.Cursor scan(byte[] from, byte[] to) {
        if (closed) {
            throw new IllegalStateException("a view of the state store " + directory + " is closed");
        }
        RocksCursor cursor = new RocksCursor(db, directory, snapshot, from, to);
        cursors.removeIf(RocksCursor::isClosed);
        cursors.add(cursor);
        return cursor;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        cursors.forEach(RocksCursor::close);
        db.releaseSnapshot(snapshot);
        whenClosed.run();
    }
}
