package io.sluice.parser.internal;

import io.sluice.core.error.SourcePosition;
import io.sluice.parser.ScriptToken;
import io.sluice.parser.Statement;
import io.sluice.parser.Statement.ShellCommand;
import io.sluice.parser.TableChange.OptionKey;
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
        Statement job = JobStatements.read(cursor, position);
        if (job != null) {
            return job;
        }
        if (cursor.take("SHOW")) {
            return ShowStatements.read(cursor, position);
        }
        Statement other = NamespaceStatements.read(cursor, position);
        if (other == null) {
            other = FunctionStatements.read(cursor, position);
        }
        if (other != null) {
            return other;
        }
        if (cursor.take("DESCRIBE") || cursor.take("DESC")) {
            cursor.take("TABLE");
            boolean extended = cursor.take("EXTENDED");
            return new Statement.DescribeTable(extended, cursor.name("the name of a table or view"), position);
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
        OptionKey key = key(cursor);
        if (!cursor.takeSymbol("=")) {
            throw cursor.unexpected("SET 'key' = 'value'");
        }
        OptionKey value = value(cursor);
        return new Statement.SetOption(key.key(), value.key(), key.position(), value.position(), position);
    }

    /** A string, or words, dots and dashes without a space: {@code execution.runtime-mode}. */
    private static OptionKey key(WordCursor cursor) {
        if (cursor.peek().kind() == ScriptToken.Kind.STRING) {
            return cursor.key("a key");
        }
        StringBuilder key = new StringBuilder();
        SourcePosition first = cursor.here();
        SourcePosition last = first;
        int end = cursor.peek().start();
        while (!cursor.atEnd() && cursor.peek().start() == end && isKeyPart(cursor)) {
            end = cursor.peek().end();
            last = cursor.here();
            key.append(cursor.textOf(cursor.takeAny()));
        }
        if (key.isEmpty()) {
            throw cursor.unexpected("a key, such as 'execution.runtime-mode'");
        }
        return new OptionKey(key.toString(), range(first, last));
    }

    private static SourcePosition range(SourcePosition first, SourcePosition last) {
        return new SourcePosition(first.line(), first.column(), last.endLine(), last.endColumn());
    }

    private static boolean isKeyPart(WordCursor cursor) {
        ScriptToken.Kind kind = cursor.peek().kind();
        return kind == ScriptToken.Kind.WORD
                || kind == ScriptToken.Kind.NUMBER
                || cursor.isSymbol(".")
                || cursor.isSymbol("-");
    }

    /** A string, or one or more plain words as in {@code SET parallelism.default = 4} or {@code = 10 s}. */
    private static OptionKey value(WordCursor cursor) {
        if (cursor.atEnd()) {
            throw cursor.unexpected("a value");
        }
        if (cursor.peek().kind() == ScriptToken.Kind.STRING) {
            return cursor.key("a value");
        }
        StringBuilder value = new StringBuilder();
        SourcePosition first = cursor.here();
        SourcePosition last = first;
        int end = cursor.peek().start();
        while (!cursor.atEnd() && isKeyPart(cursor)) {
            value.append(cursor.peek().start() > end ? " " : "");
            end = cursor.peek().end();
            last = cursor.here();
            value.append(cursor.textOf(cursor.takeAny()));
        }
        if (value.isEmpty()) {
            throw cursor.unexpected("a value in single quotes");
        }
        return new OptionKey(value.toString(), range(first, last));
    }
}
