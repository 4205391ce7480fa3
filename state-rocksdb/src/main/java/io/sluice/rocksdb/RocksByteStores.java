package io.sluice.rocksdb;

import io.sluice.core.state.ByteStores;

/**
 * Stores on local disk, for state that is larger than memory. The native library, 17 MB, is unpacked into the temporary
 * directory of the Java machine and loaded when stores are first asked for, not before.
 */
public final class RocksByteStores implements ByteStores {
    @Override
    public String name() {
        return "rocksdb";
    }

    @Override
    public Shared share(long memoryBytes) {
        NativeLibrary.load();
        return new RocksShared(memoryBytes, RocksShared.LARGE_BATCH);
    }
}
