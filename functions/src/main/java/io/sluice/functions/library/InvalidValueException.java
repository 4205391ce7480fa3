package io.sluice.functions.library;

import io.sluice.core.error.ErrorCode;

/**
 * A text is not a value of the type that is read. Cheap: it carries no stack trace, because TRY_CAST and readers of dirty
 * files meet it per row. Whoever shows it to a user makes a {@link io.sluice.core.error.SluiceException} of it.
 */
public final class InvalidValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    private InvalidValueException(ErrorCode code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    /** The text has not the form of the type. */
    public static InvalidValueException form(String reason) {
        return new InvalidValueException(ErrorCode.CAST_FAILED, reason);
    }

    /** The form is right, but the value is outside the type's range. */
    public static InvalidValueException range(String reason) {
        return new InvalidValueException(ErrorCode.NUMERIC_OVERFLOW, reason);
    }

    /** There are more digits than are stored. */
    public static InvalidValueException precision(String reason) {
        return new InvalidValueException(ErrorCode.PRECISION_LOSS, reason);
    }

    public ErrorCode code() {
        return code;
    }
}
