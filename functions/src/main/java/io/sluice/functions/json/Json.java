package io.sluice.functions.json;

import java.util.List;
import java.util.Map;

/** A JSON value. Immutable by convention: nobody changes the collections of a parsed one. */
public sealed interface Json {
    /** The members in the order of the text; of two with one name the last. */
    record Members(Map<String, Json> members) implements Json {}

    record Elements(List<Json> elements) implements Json {}

    record Text(String text) implements Json {}

    /** A number with all its digits; one with a fraction or an exponent in the form of {@link java.math.BigDecimal}. */
    record Number(String digits) implements Json {}

    record Truth(boolean value) implements Json {}

    /** JSON's null. */
    record Nothing() implements Json {}

    Nothing NOTHING = new Nothing();

    default boolean isScalar() {
        return !(this instanceof Members) && !(this instanceof Elements);
    }
}
