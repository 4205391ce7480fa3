package io.sluice.core.state;

import java.util.List;

/**
 * Stores on the heap, in place of RocksDB where a whole job is simulated. Only what they capture lies on disk, in files
 * of which later captures share some, as those of RocksDB do. Not a service: no job finds it by its name.
 */
public final class MemoryByteStores implements ByteStores {
    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Shared share(long memoryBytes) {
        return new MemoryShared();
    }

    private static final class MemoryShared implements Shared {
        @Override
        public ByteStore create(String directory) {
            return new MemoryByteStore(StoreFiles.makeDirectory(directory), new MemoryFiles());
        }

        @Override
        public ByteStore open(String directory, String from, List<ByteStore.StoreFile> files) {
            MemoryFiles read = MemoryFiles.read(from, files);
            return new MemoryByteStore(StoreFiles.makeDirectory(directory), read);
        }

        @Override
        public void close() {
            // Nothing is shared.
        }
    }
}
