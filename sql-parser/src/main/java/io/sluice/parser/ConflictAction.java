package io.sluice.parser;

/** What {@code ON CONFLICT DO ..} of INSERT says about several rows of one primary key. */
public enum ConflictAction {
    /** Keep the first. */
    NOTHING,
    /** Fail. */
    ERROR,
    /** Keep the last, and go back to the one before when that is taken back. */
    DEDUPLICATE
}
