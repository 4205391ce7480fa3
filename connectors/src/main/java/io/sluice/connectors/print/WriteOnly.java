package io.sluice.connectors.print;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;

/** The answer of a connector that cannot be read. */
final class WriteOnly {
    private WriteOnly() {}

    static SluiceException refuse(String connector) {
        return SluiceException.of(
                        ErrorCode.WRONG_DIRECTION, "connector '" + connector + "' can only be used as a sink, not read")
                .hint("use it in INSERT INTO");
    }
}
