package io.sluice.core.expr;

import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;

/** Where the SQL of a call stands, so that an error of its evaluation can say so. No part of what is computed. */
public sealed interface CallSite {
    /** The error as it is told when the call at this place failed. */
    SluiceException placed(SluiceException error);

    /** A range of the statement that the user gave. */
    record InStatement(SourcePosition position) implements CallSite {
        @Override
        public SluiceException placed(SluiceException error) {
            return error.at(position);
        }
    }

    /**
     * Text that was given earlier, in which a position would mislead.
     *
     * @param name such as {@code view 'v'}
     */
    record InDefinition(String name) implements CallSite {
        @Override
        public SluiceException placed(SluiceException error) {
            return error.prefixed("In " + name + ": ");
        }
    }
}
