package io.sluice.rocksdb;

import io.sluice.core.state.ByteStores;
import io.sluice.core.state.MemoryByteStores;

class MemoryByteStoreCaptureTest extends ByteStoreCaptureTest {
    @Override
    ByteStores.Shared share() {
        return new MemoryByteStores().share(64 << 20);
    }
}
