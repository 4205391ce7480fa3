package io.sluice.functions;

import static io.sluice.functions.FixedOverload.always;
import static io.sluice.functions.FixedOverload.method;
import static io.sluice.functions.Parameter.TEXT;

import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.functions.library.TextFunctions;

/** Text. */
final class TextDefinitions {
    private TextDefinitions() {}

    static void addTo(Definitions to) {
        to.family(FunctionFamily.STRING);
        FixedOverload.ResultRule text = always(SqlType.string());
        to.scalar(
                "UPPER",
                "The text in upper case.",
                "UPPER('ab') -> AB",
                method(text, TextFunctions.class, "upper", TEXT));
        to.scalar(
                "LOWER",
                "The text in lower case.",
                "LOWER('AB') -> ab",
                method(text, TextFunctions.class, "lower", TEXT));
        to.scalar(
                "CHAR_LENGTH",
                "The number of characters.",
                "CHAR_LENGTH('ab') -> 2",
                method(always(TypeRoot.INTEGER), TextFunctions.class, "charLength", TEXT));
        to.synonym("CHARACTER_LENGTH", "CHAR_LENGTH");
        to.scalar(
                "||", "Two texts joined.", "'a' || 'b' -> ab", method(text, TextFunctions.class, "concat", TEXT, TEXT));
    }
}
