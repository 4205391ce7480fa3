package io.sluice.parser.internal;

import io.sluice.core.error.SluiceException;
import io.sluice.parser.SluiceSql;
import io.sluice.parser.Statement;
import java.io.StringReader;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl.LexicalState;

/**
 * Runs the generated parser over one statement. Whatever it throws comes out as a {@link SluiceException}, an overflow
 * of the stack by deep nesting included.
 */
public final class StatementReader {
    /** A production of the grammar. */
    private interface Production<T> {
        T parse(SluiceSqlParser parser) throws ParseException;
    }

    private StatementReader() {}

    public static SqlNode expression(String text) {
        return read(text, 1, 1, SluiceSqlParser::ExpressionEof);
    }

    public static SqlNode query(String text) {
        return read(text, 1, 1, SluiceSqlParser::QueryEof);
    }

    /**
     * @param text one statement without its semicolon, comments blanked
     * @param line where the text starts in the script, from 1
     */
    public static Statement statement(String text, int line, int column) {
        return read(text, line, column, SluiceSqlParser::StatementEof);
    }

    /** The same of an INSERT or a statement set. */
    static Statement.Explainable inserts(String text, int line, int column) {
        return read(text, line, column, SluiceSqlParser::InsertsEof);
    }

    private static <T> T read(String text, int line, int column, Production<T> production) {
        SluiceSqlParser parser = parser(text, line, column);
        try {
            return production.parse(parser);
        } catch (SluiceException e) {
            throw e;
        } catch (StackOverflowError e) {
            throw SyntaxErrors.nestedTooDeeply(line, column);
        } catch (ParseException | TokenMgrError | RuntimeException e) {
            throw SyntaxErrors.translate(e, parser);
        }
    }

    private static SluiceSqlParser parser(String text, int line, int column) {
        SluiceSqlParser parser = new SluiceSqlParser(new StringReader(text));
        parser.jj_input_stream.ReInit(new StringReader(text), line, column, Math.max(text.length(), 16));
        parser.setTabSize(1);
        parser.setQuotedCasing(Casing.UNCHANGED);
        parser.setUnquotedCasing(Casing.UNCHANGED);
        parser.setIdentifierMaxLength(SluiceSql.MAX_NAME_LENGTH);
        parser.setConformance(SluiceSql.CONFORMANCE);
        parser.switchTo(LexicalState.BTID);
        return parser;
    }
}
