package io.sluice.functions;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;

/** The errors that evaluating an expression can meet. Public because generated code calls methods that throw them. */
public final class Failures {
    private Failures() {}

    /** A number outside the range of its type. */
    public static SluiceException overflow(String type, String expression) {
        return SluiceException.of(ErrorCode.NUMERIC_OVERFLOW, expression + " is out of the range of " + type)
                .hint("cast an argument to a wider type first");
    }

    public static SluiceException divisionByZero(String expression) {
        return SluiceException.of(ErrorCode.DIVISION_BY_ZERO, "Division by zero: " + expression)
                .hint("NULLIF(divisor, 0) gives NULL instead");
    }

    public static SluiceException invalidArgument(String message) {
        return SluiceException.of(ErrorCode.INVALID_ARGUMENT, message);
    }
}
