package io.sluice.connectors.csv;

/** Why the bytes at a place are not a record of the table. Has no stack: it may be thrown once per record. */
final class CsvSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int position;
    private final int resumeFrom;
    private final String expected;

    /**
     * @param position where the fault lies
     * @param resumeFrom the next record begins behind the first line end from here on
     */
    CsvSyntaxException(int position, int resumeFrom, String message, String expected) {
        super(message, null, false, false);
        this.position = position;
        this.resumeFrom = resumeFrom;
        this.expected = expected;
    }

    int position() {
        return position;
    }

    int resumeFrom() {
        return resumeFrom;
    }

    String expected() {
        return expected;
    }
}
