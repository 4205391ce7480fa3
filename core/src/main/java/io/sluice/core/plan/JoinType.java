package io.sluice.core.plan;

/** Which rows of a join come out beside the pairs: those that have no partner, with NULL in its place. */
public enum JoinType {
    INNER(false, false),
    LEFT(true, false),
    RIGHT(false, true),
    FULL(true, true);

    private final boolean keepsLeft;
    private final boolean keepsRight;

    JoinType(boolean keepsLeft, boolean keepsRight) {
        this.keepsLeft = keepsLeft;
        this.keepsRight = keepsRight;
    }

    /** Whether left rows without a partner come out. */
    public boolean keepsLeft() {
        return keepsLeft;
    }

    /** Whether right rows without a partner come out. */
    public boolean keepsRight() {
        return keepsRight;
    }

    /** {@link #keepsLeft} for input 0, {@link #keepsRight} for input 1. */
    public boolean keeps(int input) {
        return input == 0 ? keepsLeft : keepsRight;
    }
}
