package io.sluice.core.state;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A store in a sorted map, which is copied before the first write after a view was taken of it. */
final class MemoryByteStore implements ByteStore {
    /** What a node of the map and two arrays take beside their bytes. */
    private static final long ENTRY_BYTES = 80;

    private final Path directory;
    private final MemoryFiles files;
    private final AtomicInteger openViews = new AtomicInteger();
    private NavigableMap<byte[], byte[]> entries;
    private boolean entriesAreViewed;

    /** Since the last capture; null for what was removed. */
    private final NavigableMap<byte[], byte[]> changes = new TreeMap<>(Arrays::compareUnsigned);

    private long memoryBytes;
    private boolean closed;

    MemoryByteStore(Path directory, MemoryFiles files) {
        this.directory = directory;
        this.files = files;
        entries = files.entries();
        entries.forEach((key, value) -> memoryBytes += memory(key, value));
    }

    @Override
    public void get(Entries keys, Found found) {
        requireOpen();
        keys.requireAscending();
        for (int i = 0; i < keys.count(); i++) {
            byte[] value = entries.get(key(keys, i));
            if (value != null) {
                found.value(i, value, 0, value.length);
            }
        }
    }

    @Override
    public void write(Entries batch) {
        requireOpen();
        batch.requireAscending();
        ownEntries();
        for (int i = 0; i < batch.count(); i++) {
            put(key(batch, i), value(batch, i));
        }
    }

    @Override
    public void deleteRange(byte[] from, byte[] to) {
        requireOpen();
        if (Arrays.compareUnsigned(from, to) >= 0) {
            return;
        }
        ownEntries();
        List<byte[]> keys = new ArrayList<>(entries.subMap(from, to).keySet());
        keys.forEach(key -> put(key, null));
    }

    private void ownEntries() {
        if (entriesAreViewed) {
            entries = new TreeMap<>(entries);
            entriesAreViewed = false;
        }
    }

    private void put(byte[] key, byte[] value) {
        byte[] old = value == null ? entries.remove(key) : entries.put(key, value);
        memoryBytes += memory(key, value) - memory(key, old);
        changes.put(key, value);
    }

    private static long memory(byte[] key, byte[] value) {
        return value == null ? 0 : ENTRY_BYTES + key.length + value.length;
    }

    @Override
    public View view() {
        requireOpen();
        entriesAreViewed = true;
        openViews.incrementAndGet();
        return new MemoryView(entries, openViews::decrementAndGet);
    }

    @Override
    public List<StoreFile> capture(String target) {
        requireOpen();
        if (files.isFull()) {
            files.clear();
            files.add(entries);
        } else if (!changes.isEmpty() || files.isEmpty()) {
            files.add(changes);
        }
        changes.clear();
        return files.write(Path.of(target));
    }

    @Override
    public long memoryBytes() {
        requireOpen();
        return memoryBytes;
    }

    @Override
    public long diskBytes() {
        requireOpen();
        return files.byteCount();
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
        StoreFiles.deleteDirectory(directory);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the state store " + directory + " is closed");
        }
    }

    private static byte[] key(Entries batch, int index) {
        int start = batch.keyStart(index);
        return Arrays.copyOfRange(batch.buffer(), start, start + batch.keyLength(index));
    }

    private static byte[] value(Entries batch, int index) {
        int start = batch.valueStart(index);
        return batch.hasValue(index)
                ? Arrays.copyOfRange(batch.buffer(), start, start + batch.valueLength(index))
                : null;
    }
}
