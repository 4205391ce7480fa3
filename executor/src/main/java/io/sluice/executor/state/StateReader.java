package io.sluice.executor.state;

import io.sluice.core.io.BytesReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The state that a task starts from. */
public interface StateReader {
    /** Names of all states that were written for this operator, keyed and not. */
    Set<String> names();

    /** The bytes written for a state and key group; empty when nothing was. */
    Optional<BytesReader> keyed(String name, int keyGroup);

    /** The entries of a state that this task takes over, in the order of the tasks that wrote them. */
    List<BytesReader> entries(String name);
}
