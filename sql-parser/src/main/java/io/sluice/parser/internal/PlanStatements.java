package io.sluice.parser.internal;

import io.sluice.core.error.SourcePosition;
import io.sluice.parser.Statement;
import io.sluice.parser.TableChange.OptionKey;
import java.util.Optional;

/** COMPILE PLAN, EXECUTE PLAN, and EXPLAIN of the state of a plan. Errors: 1001. */
public final class PlanStatements {
    private static final String FILE = "a file in single quotes";
    private static final String TARGET = "INSERT INTO or STATEMENT SET BEGIN";

    private PlanStatements() {}

    /** Empty when the text is none of these. */
    public static Optional<Statement> read(StatementText text) {
        WordCursor cursor = new WordCursor(text);
        if (cursor.take("EXECUTE", "PLAN")) {
            OptionKey file = cursor.key(FILE);
            cursor.end();
            return Optional.of(new Statement.ExecutePlan(file, text.position()));
        }
        if (cursor.take("EXPLAIN", "STATE")) {
            return Optional.of(new Statement.ExplainState(explained(cursor, text), text.position()));
        }
        if (cursor.take("EXPLAIN", "RESTORE")) {
            if (!cursor.take("FROM")) {
                throw cursor.unexpected("FROM 'path'");
            }
            OptionKey path = cursor.key("a directory in single quotes");
            return Optional.of(new Statement.ExplainRestore(path, target(cursor, text), text.position()));
        }
        if (!cursor.take("COMPILE")) {
            return Optional.empty();
        }
        boolean execute = cursor.take("AND", "EXECUTE");
        if (!cursor.take("PLAN")) {
            throw cursor.unexpected(execute ? "PLAN" : "PLAN or AND EXECUTE PLAN");
        }
        OptionKey file = cursor.key(FILE);
        boolean ifNotExists = cursor.take("IF", "NOT", "EXISTS");
        if (!cursor.take("FOR")) {
            throw cursor.unexpected(ifNotExists ? "FOR" : "FOR or IF NOT EXISTS");
        }
        return Optional.of(
                new Statement.CompilePlan(execute, file, ifNotExists, target(cursor, text), text.position()));
    }

    /** The same, or a query. */
    private static Statement.Explainable explained(WordCursor cursor, StatementText text) {
        if (cursor.atEnd()) {
            throw cursor.unexpected("a query, " + TARGET);
        }
        if (StatementStart.QUERY.stream().noneMatch(cursor::isWord)) {
            return target(cursor, text);
        }
        SourcePosition at = cursor.here();
        String rest = text.blanked().substring(cursor.peek().start() - text.start());
        return (Statement.Explainable) StatementReader.statement(rest, at.line(), at.column());
    }

    /** What follows is read by the grammar, at its place. */
    private static Statement.Explainable target(WordCursor cursor, StatementText text) {
        if (cursor.atEnd()) {
            throw cursor.unexpected(TARGET);
        }
        SourcePosition at = cursor.here();
        String rest = text.blanked().substring(cursor.peek().start() - text.start());
        return StatementReader.inserts(rest, at.line(), at.column());
    }
}
