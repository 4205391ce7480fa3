package io.sluice.executor.state;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;

/** The error for rows that are there more often than a 64-bit number can say: NUMERIC_OVERFLOW. */
public final class WeightOverflow {
    private WeightOverflow() {}

    /** @param what was counted, such as "equal rows of a join" */
    public static SluiceException of(String what, ArithmeticException cause) {
        return SluiceException.of(ErrorCode.NUMERIC_OVERFLOW, "The number of " + what + " exceeds 64 bits")
                .hint("rows are multiplied by joins: group before joining")
                .causedBy(cause);
    }
}
