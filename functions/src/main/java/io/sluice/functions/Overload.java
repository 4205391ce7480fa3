package io.sluice.functions;

import io.sluice.core.expr.Call;
import io.sluice.core.type.SqlType;
import java.util.List;
import java.util.Optional;

/** One form of a function: which arguments it takes, what type it gives, how it is computed. Immutable. */
interface Overload {
    /**
     * The types of a call with these arguments; empty when this overload does not take them.
     *
     * @param wanted the result type that the validator derived, or null; an overload that can give it directly does
     */
    Optional<Typing> type(List<Argument> arguments, SqlType wanted);

    /** How a call whose arguments have been cast is computed. */
    Implementation bind(Call call, Binding binding);

    /** How the arguments are shown in error messages and in the reference, such as {@code (text, int)}. */
    String signature();

    int minArguments();

    /** {@link Integer#MAX_VALUE} when there is no limit. */
    int maxArguments();
}
