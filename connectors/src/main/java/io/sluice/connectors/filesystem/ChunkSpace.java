package io.sluice.connectors.filesystem;

import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.connector.RecordDecoder;

/** What the decoding of one chunk after the other uses; of one thread at a time. */
final class ChunkSpace {
    final byte[] bytes;
    final RecordDecoder decoder;
    final BatchBuilder builder;

    ChunkSpace(int length, RecordDecoder decoder, BatchBuilder builder) {
        this.bytes = new byte[length + FileWindow.PADDING];
        this.decoder = decoder;
        this.builder = builder;
    }

    int length() {
        return bytes.length - FileWindow.PADDING;
    }
}
