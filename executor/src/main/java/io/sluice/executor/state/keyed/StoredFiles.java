package io.sluice.executor.state.keyed;

import io.sluice.core.state.ByteStore;
import io.sluice.executor.state.KeyGroupRange;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The files of a store that held keyed state of an operator in one task of an earlier run. May block. */
public interface StoredFiles {
    /** The kind of store. */
    String kind();

    /** Those of the task. */
    KeyGroupRange keyGroups();

    /** Layouts of entries by the kind of table. */
    Map<String, String> layouts();

    List<ByteStore.StoreFile> files();

    /** Reads all bytes. @throws IOException when one is not what was written */
    void check() throws IOException;

    /** Copies the files to a directory of the local disk. */
    void fetch(String directory);
}
