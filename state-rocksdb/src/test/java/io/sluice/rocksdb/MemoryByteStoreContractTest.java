package io.sluice.rocksdb;

import io.sluice.core.state.ByteStores;
import io.sluice.core.state.MemoryByteStores;

class MemoryByteStoreContractTest extends ByteStoreContractTest {
    @Override
    ByteStores.Shared share() {
        return new MemoryByteStores().share(64 << 20);
    }
}
