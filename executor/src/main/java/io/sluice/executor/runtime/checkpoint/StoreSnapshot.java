package io.sluice.executor.runtime.checkpoint;

import io.sluice.core.state.ByteStore;
import io.sluice.core.state.StoreFiles;
import io.sluice.executor.state.keyed.StoredState;
import java.nio.file.Path;
import java.util.List;

/** Keyed state of an operator that lies in a store, as of a barrier. To be closed once it is written or given up. */
public sealed interface StoreSnapshot extends AutoCloseable {
    String operator();

    StoredState state();

    @Override
    void close();

    /** Is written out entry by entry, in the form that state on the heap has too. */
    record Streamed(String operator, StoredState state, ByteStore.View view) implements StoreSnapshot {
        @Override
        public void close() {
            view.close();
        }
    }

    /** Is copied as the store's files, those that an earlier checkpoint has left out. */
    record Captured(String operator, StoredState state, String directory, List<ByteStore.StoreFile> files)
            implements StoreSnapshot {
        @Override
        public void close() {
            StoreFiles.deleteDirectory(Path.of(directory));
        }
    }
}
