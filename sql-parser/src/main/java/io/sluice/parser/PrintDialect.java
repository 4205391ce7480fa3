package io.sluice.parser;

import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlIntervalLiteral;
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

    /**
     * Calcite's own printing of a field of an expression loses the dot, and that of a partitioned table the parentheses
     * around its columns.
     */
    @Override
    public void unparseCall(SqlWriter writer, SqlCall call, int leftPrec, int rightPrec) {
        switch (call.getKind()) {
            case DOT -> unparseField(writer, call);
            case SET_SEMANTICS_TABLE -> unparsePartitioned(writer, call);
            default -> super.unparseCall(writer, call, leftPrec, rightPrec);
        }
    }

    private static void unparsePartitioned(SqlWriter writer, SqlCall call) {
        call.operand(0).unparse(writer, 0, 0);
        String[] words = {"PARTITION BY", "ORDER BY"};
        for (int i = 0; i < words.length; i++) {
            SqlNodeList columns = call.operand(i + 1);
            if (!columns.isEmpty()) {
                writer.sep(words[i]);
                SqlWriter.Frame frame = writer.startList("(", ")");
                columns.forEach(column -> {
                    writer.sep(",");
                    column.unparse(writer, 0, 0);
                });
                writer.endList(frame);
            }
        }
    }

    private static void unparseField(SqlWriter writer, SqlCall call) {
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
