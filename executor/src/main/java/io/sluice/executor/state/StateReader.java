package io.sluice.executor.state;

import io.sluice.core.io.BytesReader;
import io.sluice.executor.state.keyed.StoredFiles;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The state that a task starts from. */
public interface StateReader {
    /** Names of all states that were written for this operator, keyed and not. */
    Set<String> names();

    /** The bytes written for a state and key group; empty when nothing was. */
    Optional<BytesReader> keyed(String name, int keyGroup);

    /** The bytes written for a table and key group, which can be several parts; each is read when it is reached. */
    Iterable<BytesReader> parts(String name, int keyGroup);

    /** The files of stores that held keyed state of this task's key groups, and perhaps of others. */
    List<StoredFiles> stored();

    /** The entries of a state that this task takes over, in the order of the tasks that wrote them. */
    List<BytesReader> entries(String name);
}
