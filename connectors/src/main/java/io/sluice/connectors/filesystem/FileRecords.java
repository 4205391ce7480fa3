package io.sluice.connectors.filesystem;

import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.connector.RecordDecoder;
import io.sluice.core.type.RowType;
import java.util.function.Supplier;

/**
 * What stands in a file.
 *
 * @param decoders makes one for each thread
 * @param type of the rows that they give
 */
record FileRecords(Supplier<RecordDecoder> decoders, RowType type) {
    ChunkSpace space(int length) {
        return new ChunkSpace(length, decoders.get(), new BatchBuilder(type));
    }
}
