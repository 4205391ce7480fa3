package io.sluice.parser.internal;

import io.sluice.core.error.SourcePosition;
import io.sluice.parser.FunctionStatement;
import io.sluice.parser.FunctionStatement.FunctionScope;
import io.sluice.parser.FunctionStatement.UserCode;
import io.sluice.parser.QualifiedName;
import io.sluice.parser.TableChange.OptionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements about functions of the user. Errors: 1001. */
final class FunctionStatements {
    private static final String NAME = "the name of a function";
    private static final String PATH = "the path of an archive in single quotes";

    private FunctionStatements() {}

    /** Null when the statement is another. */
    static FunctionStatement read(WordCursor cursor, SourcePosition position) {
        for (FunctionScope scope : FunctionScope.values()) {
            FunctionStatement statement = read(scope, cursor, position);
            if (statement != null) {
                return statement;
            }
        }
        if (cursor.take("DESCRIBE", "FUNCTION") || cursor.take("DESC", "FUNCTION")) {
            boolean extended = cursor.take("EXTENDED");
            return new FunctionStatement.DescribeFunction(extended, cursor.name(NAME), position);
        }
        if (cursor.take("ADD", "JAR")) {
            return new FunctionStatement.AddJar(cursor.key(PATH), position);
        }
        if (cursor.take("REMOVE", "JAR")) {
            return new FunctionStatement.RemoveJar(cursor.key(PATH), position);
        }
        return null;
    }

    private static FunctionStatement read(FunctionScope scope, WordCursor cursor, SourcePosition position) {
        String words = scope.words() + "FUNCTION";
        if (cursor.take(("CREATE " + words).split(" "))) {
            boolean ifNotExists = cursor.take("IF", "NOT", "EXISTS");
            QualifiedName name = cursor.name(NAME);
            return new FunctionStatement.CreateFunction(scope, ifNotExists, name, code(cursor), position);
        }
        if (cursor.take(("ALTER " + words).split(" "))) {
            boolean ifExists = cursor.take("IF", "EXISTS");
            QualifiedName name = cursor.name(NAME);
            return new FunctionStatement.AlterFunction(scope, ifExists, name, code(cursor), position);
        }
        if (cursor.take(("DROP " + words).split(" "))) {
            boolean ifExists = cursor.take("IF", "EXISTS");
            return new FunctionStatement.DropFunction(scope, ifExists, cursor.name(NAME), position);
        }
        return null;
    }

    private static UserCode code(WordCursor cursor) {
        if (!cursor.take("AS")) {
            throw cursor.unexpected("AS 'class'");
        }
        OptionKey className = cursor.key("the name of a class in single quotes");
        Optional<OptionKey> language = Optional.empty();
        if (cursor.take("LANGUAGE")) {
            SourcePosition place = cursor.here();
            language = Optional.of(new OptionKey(cursor.simpleName("JAVA").name(), place));
        }
        List<OptionKey> jars = new ArrayList<>();
        if (cursor.take("USING")) {
            do {
                if (!cursor.take("JAR")) {
                    throw cursor.unexpected("JAR 'path'");
                }
                jars.add(cursor.key(PATH));
            } while (cursor.takeSymbol(","));
        }
        return new UserCode(className.key(), className.position(), language, jars);
    }
}
