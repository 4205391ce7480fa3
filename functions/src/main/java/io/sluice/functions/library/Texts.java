package io.sluice.functions.library;

import io.sluice.functions.Failures;

/** The bound on texts that functions make longer than what they are given. */
final class Texts {
    /** Bytes of one value. A batch has thousands of rows. */
    static final int MAX_LENGTH = 16 << 20;

    private Texts() {}

    /** @throws io.sluice.core.error.SluiceException INVALID_ARGUMENT when the text would be longer than is allowed */
    static int bounded(String function, long length) {
        if (length > MAX_LENGTH) {
            throw Failures.invalidArgument(
                    function + " would give a text of " + length + " bytes; the most is " + MAX_LENGTH);
        }
        return (int) length;
    }

    static byte[] bounded(String function, byte[] text) {
        bounded(function, text.length);
        return text;
    }
}
