package io.sluice.executor.state.keyed;

import io.sluice.core.state.ByteStore;
import java.util.List;

/** Where the operators of one attempt at a job keep entries that the heap has no room for. For any thread; may block. */
public interface StateStores {
    /** A store of its own for an operator in a task, empty. */
    ByteStore create();

    /** A store that begins with captured files; see {@link io.sluice.core.state.ByteStores.Shared#open}. */
    ByteStore open(String from, List<ByteStore.StoreFile> files);

    /** Closes one of them before the others: it has been read, and nothing of it was asked for at a barrier. */
    void release(ByteStore store);

    /** The kind of all of them. */
    String kind();

    /** A name of one of them that no other store ever has. */
    String id(ByteStore store);

    /** A directory that is not there yet, to capture files in. */
    String captureDirectory();
}
