package io.sluice.parser;

import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import java.util.Objects;

/**
 * One statement of a script: parsed, or why not.
 *
 * @param statement null when there is an {@code error}
 * @param error null when there is a {@code statement}; its position counts in the whole script
 * @param position from the first to the last character, in the whole script
 * @param text as written, comments included, without the semicolon
 */
public record ScriptStatement(Statement statement, SluiceException error, SourcePosition position, String text) {
    public ScriptStatement {
        if ((statement == null) == (error == null)) {
            throw new IllegalArgumentException("either a statement or an error: " + text);
        }
        Objects.requireNonNull(position);
    }

    public boolean failed() {
        return error != null;
    }

    /** The statement; throws the error when there is one. */
    public Statement orThrow() {
        if (error != null) {
            throw error;
        }
        return statement;
    }
}
