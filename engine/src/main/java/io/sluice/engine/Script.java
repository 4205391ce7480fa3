package io.sluice.engine;

import io.sluice.core.error.SluiceException;
import io.sluice.parser.ScriptParser;
import io.sluice.parser.ScriptStatement;
import java.util.List;

/** A text of statements, parsed and not yet run. Immutable. */
public final class Script {
    private final String text;
    private final List<ScriptStatement> statements;

    private Script(String text, List<ScriptStatement> statements) {
        this.text = text;
        this.statements = List.copyOf(statements);
    }

    /** Reads the whole text; what is wrong with it is in {@link #errors()}. */
    public static Script parse(String text) {
        return new Script(text, ScriptParser.parse(text));
    }

    /** Whether a prompt can run the text as it stands, or must ask for another line. */
    public static boolean isComplete(String text) {
        return ScriptParser.isComplete(text);
    }

    /** The text that positions in errors refer to. */
    public String text() {
        return text;
    }

    /** Everything that is wrong with the text, in order; a script with errors must not be run. */
    public List<SluiceException> errors() {
        return ScriptParser.errors(statements);
    }

    /** The statements in order; run them only when there are no errors. */
    public List<ScriptStatement> statements() {
        return statements;
    }
}
