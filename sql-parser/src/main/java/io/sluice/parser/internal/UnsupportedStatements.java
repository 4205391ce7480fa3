package io.sluice.parser.internal;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.parser.ScriptToken;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Statements that are answered by their first words alone: those refused by name. */
public final class UnsupportedStatements {
    /** Words between the verb and the kind of object that do not change which statement it is. */
    private static final Set<String> MODIFIERS = Set.of("TEMPORARY", "SYSTEM", "OR", "REPLACE", "ALTER");

    /** First words, why not, and the nearest way. */
    private record Refusal(String words, String reason, String hint) {}

    private static final List<Refusal> REFUSED = List.of(
            new Refusal(
                    "UPDATE",
                    "rows of a stream are not changed in place",
                    "INSERT INTO a table with a PRIMARY KEY: a later row of a key replaces the earlier one"),
            new Refusal(
                    "DELETE",
                    "rows of a stream are not removed in place",
                    "filter them with WHERE on the way: INSERT INTO .. SELECT .. WHERE .."),
            new Refusal(
                    "TRUNCATE",
                    "Sluice does not own the data behind a table",
                    "remove it where it is stored, or DROP TABLE to forget the definition"),
            new Refusal(
                    "MERGE",
                    "rows of a stream are not changed in place",
                    "INSERT INTO a table with a PRIMARY KEY: a later row of a key replaces the earlier one"),
            new Refusal("UPSERT", "it is not part of Flink SQL", "INSERT INTO a table with a PRIMARY KEY"),
            new Refusal("ANALYZE", "plans do not use statistics", "EXPLAIN shows the plan of a statement"),
            new Refusal("CALL", "there are no procedures", "SHOW FUNCTIONS lists what a query can call"),
            new Refusal("LOAD MODULE", "there are no modules", "SHOW FUNCTIONS lists what is built in"),
            new Refusal("UNLOAD MODULE", "there are no modules", "SHOW FUNCTIONS lists what is built in"),
            new Refusal("USE MODULES", "there are no modules", "SHOW FUNCTIONS lists what is built in"),
            new Refusal("CREATE MODEL", "there are no models", "call the model from a function of your own"),
            new Refusal("ALTER MODEL", "there are no models", "call the model from a function of your own"),
            new Refusal("DROP MODEL", "there are no models", "call the model from a function of your own"),
            new Refusal("SHOW MODELS", "there are no models", "call the model from a function of your own"),
            new Refusal("CREATE CONNECTION", "there are no connections", "put the options into the table's WITH (..)"),
            new Refusal("ALTER CONNECTION", "there are no connections", "put the options into the table's WITH (..)"),
            new Refusal("DROP CONNECTION", "there are no connections", "put the options into the table's WITH (..)"),
            new Refusal("SHOW CONNECTIONS", "there are no connections", "put the options into the table's WITH (..)"),
            new Refusal(
                    "CREATE MATERIALIZED TABLE",
                    "there are no tables that a schedule refreshes",
                    "CREATE MATERIALIZED VIEW, or INSERT INTO a table, keeps a result up to date"),
            new Refusal(
                    "ALTER MATERIALIZED TABLE",
                    "there are no tables that a schedule refreshes",
                    "CREATE MATERIALIZED VIEW, or INSERT INTO a table, keeps a result up to date"),
            new Refusal(
                    "DROP MATERIALIZED TABLE",
                    "there are no tables that a schedule refreshes",
                    "CREATE MATERIALIZED VIEW, or INSERT INTO a table, keeps a result up to date"),
            new Refusal(
                    "SHOW MATERIALIZED TABLES",
                    "there are no tables that a schedule refreshes",
                    "CREATE MATERIALIZED VIEW, or INSERT INTO a table, keeps a result up to date"),
            new Refusal(
                    "SHOW CREATE MATERIALIZED TABLE",
                    "there are no tables that a schedule refreshes",
                    "CREATE MATERIALIZED VIEW, or INSERT INTO a table, keeps a result up to date"),
            new Refusal(
                    "ALTER MATERIALIZED VIEW",
                    "a job keeps its rows, which another query would not have",
                    "DROP MATERIALIZED VIEW, and create it again"),
            new Refusal("DESCRIBE MODEL", "there are no models", "call the model from a function of your own"),
            new Refusal("DESC MODEL", "there are no models", "call the model from a function of your own"),
            new Refusal("SHOW CREATE MODEL", "there are no models", "call the model from a function of your own"),
            new Refusal(
                    "DESCRIBE CONNECTION", "there are no connections", "put the options into the table's WITH (..)"),
            new Refusal("DESC CONNECTION", "there are no connections", "put the options into the table's WITH (..)"),
            new Refusal(
                    "SHOW CREATE CONNECTION", "there are no connections", "put the options into the table's WITH (..)"),
            new Refusal("SHOW PROCEDURES", "there are no procedures", "SHOW FUNCTIONS lists what a query can call"));

    private UnsupportedStatements() {}

    /** Throws 1003 when the statement is one of these. */
    public static void check(StatementText text) {
        for (Refusal refusal : REFUSED) {
            SourcePosition position = match(text, refusal.words().split(" "));
            if (position != null) {
                throw SluiceException.of(
                                ErrorCode.NOT_PART_OF_SLUICE,
                                refusal.words() + " is not part of Sluice: " + refusal.reason())
                        .at(position)
                        .hint(refusal.hint());
            }
        }
    }

    /** The position of the words when the statement starts with them, else null. */
    private static SourcePosition match(StatementText text, String[] words) {
        List<ScriptToken> tokens = text.tokens();
        int at = 0;
        for (int i = 0; i < words.length; i++) {
            while (i == 1 && at < tokens.size() && MODIFIERS.contains(word(text, at))) {
                at++;
            }
            if (at == tokens.size() || !tokens.get(at++).isWord(text.script(), words[i])) {
                return null;
            }
        }
        return text.lines().range(text.start(), tokens.get(at - 1).end());
    }

    private static String word(StatementText text, int index) {
        ScriptToken token = text.tokens().get(index);
        return token.text(text.script()).toUpperCase(Locale.ROOT);
    }
}
