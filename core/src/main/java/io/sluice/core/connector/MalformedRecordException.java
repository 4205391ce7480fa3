package io.sluice.core.connector;

/**
 * A record that is not what the table says. Positions are relative to the buffer given to the decoder; the source adds
 * file and line. Has no stack trace, as it says something about data, not about code.
 */
public final class MalformedRecordException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int recordStart;
    private final int position;
    private final String expected;

    public MalformedRecordException(int recordStart, int position, String message, String expected) {
        super(message, null, false, false);
        this.recordStart = recordStart;
        this.position = position;
        this.expected = expected;
    }

    /** Where the record begins. */
    public int recordStart() {
        return recordStart;
    }

    /** Where in it the fault lies. */
    public int position() {
        return position;
    }

    public String expected() {
        return expected;
    }
}
