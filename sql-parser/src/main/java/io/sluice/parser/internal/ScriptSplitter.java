package io.sluice.parser.internal;

import io.sluice.parser.ScriptToken;
import io.sluice.parser.ScriptToken.Kind;
import io.sluice.parser.ScriptTokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a script at its semicolons. Those of a statement set belong to it: from {@code STATEMENT SET BEGIN} or
 * {@code BEGIN STATEMENT SET;} to the END that follows a semicolon. (The END of a CASE never does.)
 */
public final class ScriptSplitter {
    private final String script;
    private final LineIndex lines;
    private final List<StatementText> statements = new ArrayList<>();
    private List<ScriptToken> current = new ArrayList<>();
    private boolean inBlock;
    private boolean statementStart;

    private ScriptSplitter(String script) {
        this.script = script;
        this.lines = new LineIndex(script);
    }

    public static List<StatementText> split(String script) {
        ScriptSplitter splitter = new ScriptSplitter(script);
        splitter.cut();
        splitter.finish();
        return splitter.statements;
    }

    public static boolean isComplete(String text) {
        ScriptSplitter splitter = new ScriptSplitter(text);
        splitter.cut();
        return splitter.current.isEmpty()
                || splitter.current.size() == 1
                        && ControlStatements.isShellCommand(
                                splitter.current.get(0).text(text));
    }

    private void cut() {
        for (ScriptToken token : ScriptTokens.of(script)) {
            if (!token.isHidden()) {
                accept(token);
            }
        }
    }

    private void accept(ScriptToken token) {
        if (token.kind() == Kind.SEMICOLON) {
            acceptSemicolon(token);
            return;
        }
        current.add(token);
        if (inBlock && statementStart && token.isWord(script, "END")) {
            inBlock = false;
        }
        statementStart = false;
        if (endsWith("STATEMENT", "SET", "BEGIN")) {
            inBlock = true;
            statementStart = true;
        }
    }

    private void acceptSemicolon(ScriptToken token) {
        if (current.size() == 3 && endsWith("BEGIN", "STATEMENT", "SET")) {
            inBlock = true;
        }
        if (inBlock) {
            current.add(token);
            statementStart = true;
        } else {
            finish();
        }
    }

    private void finish() {
        if (!current.isEmpty()) {
            statements.add(new StatementText(script, lines, List.copyOf(current), inBlock));
        }
        current = new ArrayList<>();
        inBlock = false;
    }

    private boolean endsWith(String... words) {
        int from = current.size() - words.length;
        for (int i = 0; i < words.length; i++) {
            if (from < 0 || !current.get(from + i).isWord(script, words[i])) {
                return false;
            }
        }
        return true;
    }
}
