package io.sluice.core.connector;

import java.util.List;

/** The readable side of a table. Called from one thread at a time. */
public interface Source {
    /** Whether reading comes to an end. */
    boolean bounded();

    /** The splits there are now, in the order in which one task would read them. May block on I/O. */
    List<Split> splits();

    /**
     * Opens a split at an offset.
     *
     * @param columns positions in {@link io.sluice.core.plan.TableSpec#readable}, in the order wanted: those from
     *     {@code physical().size()} on are metadata columns; what is left out need not be parsed
     * @param offset {@link Split#start()} or what {@link SplitReader#offset()} gave
     */
    SplitReader open(Split split, byte[] offset, List<Integer> columns);
}
