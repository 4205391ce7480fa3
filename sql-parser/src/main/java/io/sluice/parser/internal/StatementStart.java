package io.sluice.parser.internal;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.parser.ScriptToken;
import java.util.List;
import java.util.Locale;

/** The words that a statement can start with. */
public final class StatementStart {
    static final List<String> QUERY = List.of("SELECT", "VALUES", "WITH", "TABLE");

    public static final List<String> WORDS = List.of(
            "SELECT",
            "VALUES",
            "WITH",
            "TABLE",
            "INSERT",
            "CREATE",
            "REPLACE",
            "DROP",
            "EXPLAIN",
            "EXECUTE",
            "COMPILE",
            "BEGIN",
            "SET",
            "RESET",
            "SHOW",
            "DESCRIBE",
            "DESC",
            "USE",
            "ALTER",
            "STOP",
            "CANCEL",
            "RESTART",
            "ADD",
            "REMOVE",
            "QUIT",
            "EXIT",
            "HELP",
            "CLEAR");

    private StatementStart() {}

    /** Throws 1001 when the first token starts no statement. */
    public static void check(StatementText text) {
        ScriptToken first = text.tokens().get(0);
        String word = first.text(text.script());
        if (WORDS.contains(word.toUpperCase(Locale.ROOT)) || word.equals("(")) {
            return;
        }
        SluiceException error = SluiceException.of(ErrorCode.SYNTAX, "No statement starts with '" + word + "'")
                .at(text.position(first))
                .expected("a statement such as SELECT, INSERT INTO, CREATE TABLE, EXPLAIN, SET, SHOW TABLES");
        throw NearestName.of(word, WORDS)
                .map(near -> error.hint("did you mean " + near + "?"))
                .orElse(error);
    }
}
