package io.sluice.core.io;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;

/** How byte arrays grow: to twice their length, up to the largest array that Java has. */
public final class Buffers {
    /** Some Java machines keep a few words for themselves. */
    public static final int LARGEST_BYTES = Integer.MAX_VALUE - 16;

    private Buffers() {}

    /**
     * The length of the array that follows one of {@code length} when {@code needed} bytes must fit.
     *
     * @param what the bytes are, for the error: "The texts of one column of a batch"
     * @throws SluiceException OUT_OF_MEMORY when no array is so large
     */
    public static int grown(int length, long needed, String what) {
        if (needed < 0 || needed > LARGEST_BYTES) {
            throw SluiceException.of(
                            ErrorCode.OUT_OF_MEMORY, what + " would be " + needed + " bytes, which fit no array")
                    .expected("at most " + LARGEST_BYTES + " bytes (2 GB)");
        }
        return (int) Math.max(needed, Math.min(length * 2L, LARGEST_BYTES));
    }
}
