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
     * @param columns positions in the table's physical row, in the order wanted; what is left out need not be parsed
     * @param offset {@link Split#start()} or what {@link SplitReader#offset()} gave
     */
    SplitReader open(Split split, byte[] offset, List<Integer> columns);
}
