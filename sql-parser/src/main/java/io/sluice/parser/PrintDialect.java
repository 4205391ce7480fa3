package io.sluice.parser;

import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWriter;

/** Our lexical form for Calcite's printer: names in back-ticks, and hints, which Calcite's own dialects leave out. */
final class PrintDialect extends SqlDialect {
    static final PrintDialect INSTANCE = new PrintDialect();

    private PrintDialect() {
        super(EMPTY_CONTEXT.withIdentifierQuoteString("`").withLiteralQuoteString("'"));
    }

    @Override
    public void unparseTableScanHints(SqlWriter writer, SqlNodeList hints, int leftPrec, int rightPrec) {
        writer.newlineAndIndent();
        writer.keyword("/*+");
        hints.unparse(writer, 0, 0);
        writer.keyword("*/");
    }

    /** Calcite's own printing of a field of an expression loses the dot. */
    @Override
    public void unparseCall(SqlWriter writer, SqlCall call, int leftPrec, int rightPrec) {
        if (call.getKind() != SqlKind.DOT) {
            super.unparseCall(writer, call, leftPrec, rightPrec);
            return;
        }
        SqlWriter.Frame frame = writer.startList("(", ")");
        call.operand(0).unparse(writer, 0, 0);
        writer.endList(frame);
        writer.print(".");
        writer.setNeedWhitespace(false);
        call.operand(1).unparse(writer, 0, 0);
    }

    /** Calcite's own printing does not double the quotes in a wrong interval. */
    @Override
    public void unparseSqlIntervalLiteral(SqlWriter writer, SqlIntervalLiteral literal, int leftPrec, int rightPrec) {
        SqlIntervalLiteral.IntervalValue interval = literal.getValueAs(SqlIntervalLiteral.IntervalValue.class);
        writer.keyword("INTERVAL");
        if (interval.getSign() < 0) {
            writer.print("-");
        }
        writer.literal(SluiceSql.quoteString(interval.getIntervalLiteral()));
        unparseSqlIntervalQualifier(writer, interval.getIntervalQualifier(), RelDataTypeSystem.DEFAULT);
    }

    @Override
    public void quoteStringLiteral(StringBuilder buffer, String charset, String value) {
        if (charset == null) {
            buffer.append(SluiceSql.quoteString(value));
        } else if (charset.startsWith("UTF16")) {
            buffer.append("U&").append(SluiceSql.quoteString(escaped(value)));
        } else {
            buffer.append('_').append(charset).append(SluiceSql.quoteString(value));
        }
    }

    /** The form that {@code U&'..'} reads. */
    private static String escaped(String value) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '\\') {
                out.append(c);
            } else {
                out.append(String.format("\\%04x", (int) c));
            }
        }
        return out.toString();
    }
}
