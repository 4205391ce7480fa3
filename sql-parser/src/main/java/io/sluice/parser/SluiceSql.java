package io.sluice.parser;

import io.sluice.core.error.SluiceException;
import io.sluice.core.type.SqlType;
import io.sluice.parser.internal.ColumnTypes;
import io.sluice.parser.internal.SluiceSqlParser;
import io.sluice.parser.internal.StatementReader;
import java.io.StringReader;
import java.util.List;
import org.apache.calcite.config.Lex;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/** The settings of the dialect, and the parsing of what stands alone: one statement, one query, one expression. */
public final class SluiceSql {
    /** Longest name. */
    public static final int MAX_NAME_LENGTH = 256;

    /**
     * DEFAULT with single freedoms. Never one of Calcite's lenient conformances: they let columns that are not grouped
     * into the SELECT list, and grouping sets come out wrong.
     */
    public static final SqlConformance CONFORMANCE = new SqlDelegatingConformance(SqlConformanceEnum.DEFAULT) {
        @Override
        public boolean isBangEqualAllowed() {
            return true;
        }

        @Override
        public boolean isPercentRemainderAllowed() {
            return true;
        }

        @Override
        public boolean allowNiladicParentheses() {
            return true;
        }
    };

    private SluiceSql() {}

    /**
     * For Calcite's interfaces that ask for one: back-ticked names, case kept and case-sensitive, as Flink. The methods
     * below do without it, since it loads Calcite's own parser too, which costs a cold start a tenth of a second.
     */
    public static SqlParser.Config parserConfig() {
        return SqlParser.config()
                .withParserFactory(SluiceSqlParser.FACTORY)
                .withLex(Lex.JAVA)
                .withConformance(CONFORMANCE)
                .withIdentifierMaxLength(MAX_NAME_LENGTH);
    }

    /** A scalar expression, such as that of a computed column. Positions count in {@code text}. */
    public static SqlNode parseExpression(String text) {
        return StatementReader.expression(text);
    }

    /** A query, such as that of a view. Positions count in {@code text}. */
    public static SqlNode parseQuery(String text) {
        return StatementReader.query(text);
    }

    /**
     * The type that a column or CAST names.
     *
     * @throws SluiceException 1001 for a name that is no type, 1004, 2005
     */
    public static SqlType typeOf(SqlNode type) {
        return ColumnTypes.of(type);
    }

    /** SQL text of a query or an expression, every name in back-ticks, that parses to an equal tree. */
    public static String toSql(SqlNode node) {
        return SqlNodePrinter.print(node);
    }

    /** The words that cannot be names without back-ticks, in upper case, sorted. */
    public static List<String> reservedWords() {
        SqlAbstractParserImpl.Metadata metadata =
                SluiceSqlParser.FACTORY.getParser(new StringReader("")).getMetadata();
        return metadata.getTokens().stream()
                .filter(metadata::isReservedWord)
                .sorted()
                .toList();
    }

    /** The name in back-ticks. */
    public static String quoteName(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    /** A string literal. */
    public static String quoteString(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }
}
