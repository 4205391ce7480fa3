package io.sluice.parser;

import io.sluice.parser.internal.SluiceSqlParser;
import io.sluice.parser.internal.StatementStart;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;

/** The words of the language, for highlighting and completion; the grammar says which are reserved. */
public final class SqlWords {
    /** Words that can be names too, and mean something in statements that are often written. */
    private static final List<String> NOT_RESERVED = List.of(
            "CATALOG",
            "CATALOGS",
            "CHANGELOG_MODE",
            "CHECKPOINTS",
            "CLEAR",
            "COLUMNS",
            "COMMENT",
            "COMPILE",
            "CUMULATE",
            "DATABASE",
            "DATABASES",
            "DESCRIPTOR",
            "DRAIN",
            "ENFORCED",
            "EXIT",
            "FIRST",
            "FUNCTIONS",
            "HELP",
            "HOP",
            "IF",
            "JAR",
            "JARS",
            "JOB",
            "JOBS",
            "KEY",
            "LAST",
            "LATE",
            "METADATA",
            "MODULES",
            "NULLS",
            "OPTIONS",
            "OVERWRITE",
            "PARTITIONED",
            "PARTITIONS",
            "PLAN",
            "QUIT",
            "RENAME",
            "REPLACE",
            "RESTART",
            "SAVEPOINT",
            "SAVEPOINTS",
            "SESSION",
            "STATE",
            "STATEMENT",
            "STOP",
            "TABLES",
            "TEMPORARY",
            "TUMBLE",
            "VIEW",
            "VIEWS",
            "VIRTUAL",
            "WATERMARK");

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
            if (metadata.isReservedWord(word)) {
                reserved.add(word);
            }
        }
        keywords.addAll(reserved);
        keywords.addAll(NOT_RESERVED);
    }

    /** Those that a reader takes for keywords, in capitals, sorted. */
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
