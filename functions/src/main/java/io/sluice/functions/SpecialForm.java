package io.sluice.functions;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The calls that are not one static method: their arguments are evaluated on demand, or NULL is an ordinary value to
 * them. Whoever runs expressions implements these himself; everything else has an {@link Implementation}.
 *
 * <p>Arguments that are not needed are not evaluated: an error in them does not surface. AND, OR and COALESCE take two
 * or more arguments, from left to right. What a FALSE (AND) or TRUE (OR) argument decides ends the evaluation; a NULL
 * does not.
 */
public enum SpecialForm {
    AND("AND"),
    OR("OR"),
    NOT("NOT"),
    /** condition, value, condition, value, ..., else; a NULL condition is not taken. */
    CASE("CASE"),
    COALESCE("COALESCE"),
    IS_NULL("IS NULL"),
    IS_NOT_NULL("IS NOT NULL"),
    IS_TRUE("IS TRUE"),
    IS_NOT_TRUE("IS NOT TRUE"),
    IS_FALSE("IS FALSE"),
    IS_NOT_FALSE("IS NOT FALSE"),
    /** Two arguments; when both are not NULL it is {@code <>} of them. */
    IS_DISTINCT_FROM("IS DISTINCT FROM"),
    /** Two arguments; when both are not NULL it is {@code =} of them. */
    IS_NOT_DISTINCT_FROM("IS NOT DISTINCT FROM"),
    /** The elements; made by a {@link io.sluice.core.nested.NestedBuilder}, as the next two are. */
    ARRAY("ARRAY"),
    /** key, value, key, value, ... */
    MAP("MAP"),
    /** The fields. */
    ROW("ROW");

    private static final Map<String, SpecialForm> BY_NAME =
            Stream.of(values()).collect(Collectors.toMap(SpecialForm::functionName, Function.identity()));

    private final String functionName;

    SpecialForm(String functionName) {
        this.functionName = functionName;
    }

    /** The name in a {@link io.sluice.core.expr.Call}. */
    public String functionName() {
        return functionName;
    }

    public static Optional<SpecialForm> of(String functionName) {
        return Optional.ofNullable(BY_NAME.get(functionName));
    }
}
