package io.sluice.core.state;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;

/** A map of entries that is not written any more. */
final class MemoryView implements ByteStore.View {
    private final NavigableMap<byte[], byte[]> entries;
    private final Runnable whenClosed;
    private boolean closed;

    MemoryView(NavigableMap<byte[], byte[]> entries, Runnable whenClosed) {
        this.entries = entries;
        this.whenClosed = whenClosed;
    }

    @Override
    public ByteStore.Cursor scan(byte[] from, byte[] to) {
        requireOpen();
        NavigableMap<byte[], byte[]> range = Arrays.compareUnsigned(from, to) < 0
                ? entries.subMap(from, true, to, false)
                : Collections.emptyNavigableMap();
        return new MemoryCursor(range.entrySet().iterator());
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("a view of state in memory is closed");
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            whenClosed.run();
        }
    }

    private final class MemoryCursor implements ByteStore.Cursor {
        private final Iterator<Map.Entry<byte[], byte[]>> rest;
        private boolean cursorClosed;

        MemoryCursor(Iterator<Map.Entry<byte[], byte[]>> rest) {
            this.rest = rest;
        }

        @Override
        public boolean next(Entries out, int count, int bytes) {
            requireOpen();
            if (cursorClosed) {
                throw new IllegalStateException("a cursor of state in memory is closed");
            }
            out.clear();
            while (rest.hasNext() && (out.count() == 0 || out.count() < count && out.byteCount() < bytes)) {
                Map.Entry<byte[], byte[]> entry = rest.next();
                out.key().putRaw(entry.getKey(), 0, entry.getKey().length);
                out.value().putRaw(entry.getValue(), 0, entry.getValue().length);
                out.end();
            }
            return out.count() > 0;
        }

        @Override
        public void close() {
            cursorClosed = true;
        }
    }
}
