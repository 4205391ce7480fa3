package io.sluice.parser;

import io.sluice.core.error.SluiceException;
import io.sluice.parser.internal.ControlStatements;
import io.sluice.parser.internal.PlanStatements;
import io.sluice.parser.internal.ScriptSplitter;
import io.sluice.parser.internal.StatementReader;
import io.sluice.parser.internal.StatementStart;
import io.sluice.parser.internal.StatementText;
import io.sluice.parser.internal.UnsupportedStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Text of one or more statements to {@link Statement}s. All statements are read before any is run: an error of one does
 * not hide those of the others. The last statement needs no semicolon; empty statements are left out. Stateless, for
 * any thread.
 */
public final class ScriptParser {
    private ScriptParser() {}

    /** The statements in the order written, those with errors among them. */
    public static List<ScriptStatement> parse(String script) {
        List<ScriptStatement> statements = new ArrayList<>();
        for (StatementText text : ScriptSplitter.split(script)) {
            statements.add(parse(text));
        }
        return statements;
    }

    /** The errors of the statements, in order. */
    public static List<SluiceException> errors(List<ScriptStatement> statements) {
        return statements.stream()
                .filter(ScriptStatement::failed)
                .map(ScriptStatement::error)
                .toList();
    }

    /**
     * Whether a prompt can run the text as it stands: it ends with a semicolon outside strings, comments and statement
     * sets, or has nothing to run, or is a command of the shell. False asks for another line.
     */
    public static boolean isComplete(String text) {
        return ScriptSplitter.isComplete(text);
    }

    private static ScriptStatement parse(StatementText text) {
        try {
            return new ScriptStatement(read(text), null, text.position(), text.text());
        } catch (SluiceException e) {
            return new ScriptStatement(null, e, text.position(), text.text());
        }
    }

    private static Statement read(StatementText text) {
        text.checkTokens();
        UnsupportedStatements.check(text);
        StatementStart.check(text);
        Optional<Statement> plan = PlanStatements.read(text);
        if (plan.isPresent()) {
            return plan.get();
        }
        Optional<Statement> control = ControlStatements.read(text);
        return control.isPresent()
                ? control.get()
                : StatementReader.statement(
                        text.blanked(), text.position().line(), text.position().column());
    }
}
