package io.sluice.connectors.json;

/** Why a line is not a record of the table, and where in the buffer. Has no stack: it may be thrown once per record. */
final class JsonSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int position;
    private final String expected;

    JsonSyntaxException(int position, String message, String expected) {
        super(message, null, false, false);
        this.position = position;
        this.expected = expected;
    }

    int position() {
        return position;
    }

    String expected() {
        return expected;
    }
}
