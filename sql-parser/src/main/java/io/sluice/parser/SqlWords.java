package io.sluice.parser;

import io.sluice.parser.internal.SluiceSqlParser;
import io.sluice.parser.internal.StatementStart;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;

/** The words of the language, for highlighting and completion; the grammar is asked, there is no second list of them. */
public final class SqlWords {
    /** Words of the statements that are read without Calcite's grammar. */
    private static final List<String> OF_CONTROL = List.of(
            "CHECKPOINTS", "CLEAR", "COMPILE", "DRAIN", "EXIT", "HELP", "JAR", "JARS", "JOB", "JOBS", "MODULES",
            "QUIT", "RESTART", "SAVEPOINT", "SAVEPOINTS", "STOP");

    private static final class Holder {
        static final SqlWords WORDS = new SqlWords();
    }

    private final Set<String> keywords = new TreeSet<>();
    private final Set<String> reserved = new TreeSet<>();

    private SqlWords() {
        SqlAbstractParserImpl.Metadata metadata =
                SluiceSqlParser.FACTORY.getParser(new StringReader("")).getMetadata();
        for (String token : metadata.getTokens()) {
            String word = token.toUpperCase(Locale.ROOT);
            if (metadata.isKeyword(word)) {
                keywords.add(word);
            }
            if (metadata.isReservedWord(word)) {
                reserved.add(word);
            }
        }
        keywords.addAll(OF_CONTROL);
    }

    /** All of them, in capitals, sorted. */
    public static Set<String> keywords() {
        return Holder.WORDS.keywords;
    }

    /** Those that cannot be names without back-ticks. */
    public static Set<String> reserved() {
        return Holder.WORDS.reserved;
    }

    /** Those that a statement can start with. */
    public static List<String> starts() {
        return StatementStart.WORDS;
    }
}
