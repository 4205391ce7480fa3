package io.sluice.rocksdb;

import io.sluice.core.state.ByteStores;

class RocksByteStoreCaptureTest extends ByteStoreCaptureTest {
    @Override
    ByteStores.Shared share() {
        return new RocksByteStores().share(64 << 20);
    }
}
