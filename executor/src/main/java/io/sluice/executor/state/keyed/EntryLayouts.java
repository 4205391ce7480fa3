package io.sluice.executor.state.keyed;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;

/** Refuses entries whose layout is not that of the table they are to go to. */
public final class EntryLayouts {
    private EntryLayouts() {}

    /**
     * @param state the name of the kind of tables
     * @throws SluiceException STATE_INCOMPATIBLE unless both are the same
     */
    public static void expect(String state, String own, String written) {
        if (!own.equals(written)) {
            throw SluiceException.of(
                            ErrorCode.STATE_INCOMPATIBLE,
                            "state '" + state + "' was written for entries of " + written + ", not of " + own)
                    .hint(
                            "the columns or keys of the operator's input have changed since, or the state is from another "
                                    + "version of Sluice");
        }
    }
}
