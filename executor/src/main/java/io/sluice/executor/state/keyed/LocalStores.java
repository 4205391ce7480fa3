package io.sluice.executor.state.keyed;

import io.sluice.core.state.ByteStore;
import io.sluice.core.state.ByteStores;
import io.sluice.core.state.StoreFiles;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The stores of one attempt at a job, below a directory of their own on the local disk. They stay open until all is
 * closed, since what they were asked for at a barrier may still be written when their operator has ended.
 */
public final class LocalStores implements StateStores, AutoCloseable {
    private final ByteStores.Shared shared;
    private final Path directory;
    private final String kind;
    private final String prefix;
    private final Map<ByteStore, String> open = new IdentityHashMap<>();
    private int numbers;

    /**
     * @param prefix of the names of stores, which no other attempt at this or another run of the job has
     * @param directory is not there yet, and is removed in the end
     */
    public LocalStores(String kind, ByteStores.Shared shared, String prefix, String directory) {
        this.kind = kind;
        this.prefix = prefix;
        this.shared = shared;
        this.directory = Path.of(directory).toAbsolutePath();
    }

    @Override
    public synchronized ByteStore create() {
        return added(shared.create(path("store")));
    }

    @Override
    public synchronized ByteStore open(String from, List<ByteStore.StoreFile> files) {
        return added(shared.open(path("store"), from, files));
    }

    private ByteStore added(ByteStore store) {
        open.put(store, prefix + "." + ++numbers);
        return store;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public synchronized String id(ByteStore store) {
        return open.get(store);
    }

    @Override
    public synchronized void release(ByteStore store) {
        open.remove(store);
        store.close();
    }

    @Override
    public synchronized String captureDirectory() {
        return path("capture");
    }

    private String path(String kind) {
        return directory.resolve(kind + "-" + ++numbers).toString();
    }

    /** Nobody reads or writes them any more. */
    @Override
    public synchronized void close() {
        RuntimeException failure = null;
        for (ByteStore store : open.keySet()) {
            try {
                store.close();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        open.clear();
        if (failure != null) {
            throw failure; // what a store still uses must not be taken from it
        }
        shared.close();
        StoreFiles.deleteDirectory(directory);
    }
}
