package io.sluice.executor.state;

import io.sluice.core.io.BytesWriter;
import io.sluice.executor.state.keyed.StoredState;

/**
 * Takes an operator's state at a barrier. Keyed state is cut into key groups, so that another number of tasks can
 * share it out; operator state is a list of entries that are shared out whole.
 */
public interface StateWriter {
    /**
     * The bytes of one state for one key group; every key group of the task may be written once per name, in any
     * order. What goes in comes out of {@link StateReader} unchanged.
     */
    BytesWriter keyed(String name, int keyGroup);

    /** A new entry of a state that belongs to the task and not to keys. */
    BytesWriter entry(String name);

    /** State that is written after the barrier has gone on, to this writer. */
    void later(StateCapture capture);

    /** State that lies in a store. */
    void stored(StoredState state);
}
