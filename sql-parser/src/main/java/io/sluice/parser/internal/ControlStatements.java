package io.sluice.parser.internal;

import io.sluice.core.error.SourcePosition;
import io.sluice.parser.LikePattern;
import io.sluice.parser.QualifiedName;
import io.sluice.parser.ScriptToken;
import io.sluice.parser.Statement;
import io.sluice.parser.Statement.ShellCommand;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The statements that never reach the planner: SET, RESET, SHOW, DESCRIBE and the shell's commands. */
public final class ControlStatements {
    private static final Map<String, ShellCommand.Kind> COMMANDS = Map.of(
            "QUIT", ShellCommand.Kind.QUIT,
            "EXIT", ShellCommand.Kind.QUIT,
            "HELP", ShellCommand.Kind.HELP,
            "CLEAR", ShellCommand.Kind.CLEAR);

    private static final String SHOW_KINDS =
            "one of SHOW TABLES, VIEWS, FUNCTIONS, JOBS, CREATE TABLE name, CREATE VIEW name";

    private ControlStatements() {}

    /** Whether the word alone is a statement that needs no semicolon at a prompt. */
    public static boolean isShellCommand(String word) {
        return COMMANDS.containsKey(word.toUpperCase(Locale.ROOT));
    }

    /** Empty when the text is not a control statement. Errors: 1001. */
    public static Optional<Statement> read(StatementText text) {
        WordCursor cursor = new WordCursor(text);
        Statement statement = read(cursor, text.position());
        if (statement != null) {
            cursor.end();
        }
        return Optional.ofNullable(statement);
    }

    private static Statement read(WordCursor cursor, SourcePosition position) {
        if (cursor.take("SET")) {
            return set(cursor, position);
        }
        if (cursor.take("RESET")) {
            return new Statement.ResetOption(
                    cursor.atEnd() || cursor.take("ALL") ? Optional.empty() : Optional.of(key(cursor)), position);
        }
        if (cursor.take("SHOW")) {
            return show(cursor, position);
        }
        if (cursor.take("DESCRIBE") || cursor.take("DESC")) {
            cursor.take("TABLE");
            cursor.take("EXTENDED");
            return new Statement.DescribeTable(cursor.name("the name of a table or view"), position);
        }
        ScriptToken first = cursor.peek();
        ShellCommand.Kind command = COMMANDS.get(cursor.textOf(first).toUpperCase(Locale.ROOT));
        if (command == null) {
            return null;
        }
        cursor.takeAny();
        return new ShellCommand(command, position);
    }

    private static Statement set(WordCursor cursor, SourcePosition position) {
        if (cursor.atEnd()) {
            return new Statement.ShowSettings(position);
        }
        String key = key(cursor);
        if (!cursor.takeSymbol("=")) {
            throw cursor.unexpected("SET 'key' = 'value'");
        }
        return new Statement.SetOption(key, value(cursor), position);
    }

    /** A string, or words, dots and dashes without a space: {@code execution.runtime-mode}. */
    private static String key(WordCursor cursor) {
        if (cursor.peek().kind() == ScriptToken.Kind.STRING) {
            return cursor.string("a key");
        }
        StringBuilder key = new StringBuilder();
        int end = cursor.peek().start();
        while (!cursor.atEnd() && cursor.peek().start() == end && isKeyPart(cursor)) {
            end = cursor.peek().end();
            key.append(cursor.textOf(cursor.takeAny()));
        }
        if (key.isEmpty()) {
            throw cursor.unexpected("a key, such as 'execution.runtime-mode'");
        }
        return key.toString();
    }

    private static boolean isKeyPart(WordCursor cursor) {
        ScriptToken.Kind kind = cursor.peek().kind();
        return kind == ScriptToken.Kind.WORD
                || kind == ScriptToken.Kind.NUMBER
                || cursor.isSymbol(".")
                || cursor.isSymbol("-");
    }

    /** A string, or one or more plain words as in {@code SET parallelism.default = 4} or {@code = 10 s}. */
    private static String value(WordCursor cursor) {
        if (cursor.atEnd()) {
            throw cursor.unexpected("a value");
        }
        if (cursor.peek().kind() == ScriptToken.Kind.STRING) {
            return cursor.string("a value");
        }
        StringBuilder value = new StringBuilder();
        int end = cursor.peek().start();
        while (!cursor.atEnd() && isKeyPart(cursor)) {
            value.append(cursor.peek().start() > end ? " " : "");
            end = cursor.peek().end();
            value.append(cursor.textOf(cursor.takeAny()));
        }
        if (value.isEmpty()) {
            throw cursor.unexpected("a value in single quotes");
        }
        return value.toString();
    }

    private static Statement show(WordCursor cursor, SourcePosition position) {
        if (cursor.take("TABLES")) {
            return new Statement.ShowTables(from(cursor), like(cursor), position);
        }
        if (cursor.take("VIEWS")) {
            return new Statement.ShowViews(from(cursor), like(cursor), position);
        }
        if (cursor.take("FUNCTIONS")) {
            return new Statement.ShowFunctions(false, from(cursor), like(cursor), position);
        }
        if (cursor.take("USER", "FUNCTIONS")) {
            return new Statement.ShowFunctions(true, from(cursor), like(cursor), position);
        }
        if (cursor.take("JOBS")) {
            return new Statement.ShowJobs(position);
        }
        if (cursor.take("CREATE", "TABLE")) {
            return new Statement.ShowCreateTable(cursor.name("the name of a table"), position);
        }
        if (cursor.take("CREATE", "VIEW")) {
            return new Statement.ShowCreateView(cursor.name("the name of a view"), position);
        }
        throw cursor.unexpected(SHOW_KINDS);
    }

    private static Optional<QualifiedName> from(WordCursor cursor) {
        return cursor.take("FROM") || cursor.take("IN")
                ? Optional.of(cursor.name("the name of a database"))
                : Optional.empty();
    }

    private static Optional<LikePattern> like(WordCursor cursor) {
        boolean negated = cursor.take("NOT", "LIKE");
        return negated || cursor.take("LIKE")
                ? Optional.of(new LikePattern(cursor.string("a pattern in single quotes"), negated))
                : Optional.empty();
    }
}
