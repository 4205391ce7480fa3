package io.sluice.core.error;

import java.util.Optional;

/**
 * Every error that can reach a user. The message says what is wrong in one line; {@link #expected()} what would have
 * been right; {@link #hint()} what to do. A position is relative to the text that the thrower was given; whoever cut
 * that text out of a larger one moves it with {@link #within(int, int)}.
 */
public final class SluiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient SourcePosition position;
    private final String expected;
    private final String hint;

    private SluiceException(
            ErrorCode code, String message, SourcePosition position, String expected, String hint, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.position = position;
        this.expected = expected;
        this.hint = hint;
    }

    public static SluiceException of(ErrorCode code, String message) {
        return new SluiceException(code, message, null, null, null, null);
    }

    /** For what DIALECT promises and a later version brings: the message names it. */
    public static SluiceException notBuiltYet(String what) {
        return of(ErrorCode.NOT_BUILT_YET, what + " is not built yet");
    }

    public SluiceException at(SourcePosition newPosition) {
        return new SluiceException(code, getMessage(), newPosition, expected, hint, getCause());
    }

    public SluiceException within(int baseLine, int baseColumn) {
        return position == null ? this : at(position.within(baseLine, baseColumn));
    }

    public SluiceException expected(String newExpected) {
        return new SluiceException(code, getMessage(), position, newExpected, hint, getCause());
    }

    public SluiceException hint(String newHint) {
        return new SluiceException(code, getMessage(), position, expected, newHint, getCause());
    }

    public SluiceException causedBy(Throwable cause) {
        return new SluiceException(code, getMessage(), position, expected, hint, cause);
    }

    /** The same error with words put before its message, such as the job, operator and offset. */
    public SluiceException prefixed(String prefix) {
        return new SluiceException(code, prefix + getMessage(), position, expected, hint, getCause());
    }

    public ErrorCode code() {
        return code;
    }

    public Optional<SourcePosition> position() {
        return Optional.ofNullable(position);
    }

    public Optional<String> expected() {
        return Optional.ofNullable(expected);
    }

    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }
}
