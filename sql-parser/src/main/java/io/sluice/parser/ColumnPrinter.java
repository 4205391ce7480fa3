package io.sluice.parser;

import static io.sluice.parser.SluiceSql.quoteName;
import static io.sluice.parser.SluiceSql.quoteString;

/** A column definition as SQL text. */
final class ColumnPrinter implements ColumnDefinition.Visitor<String> {
    @Override
    public String visitPhysical(ColumnDefinition.Physical column) {
        return quoteName(column.name()) + " " + column.type() + StatementPrinter.comment(column.comment());
    }

    @Override
    public String visitComputed(ColumnDefinition.Computed column) {
        return quoteName(column.name())
                + " AS "
                + SluiceSql.toSql(column.expression())
                + StatementPrinter.comment(column.comment());
    }

    @Override
    public String visitMetadata(ColumnDefinition.Metadata column) {
        return quoteName(column.name())
                + " "
                + column.type()
                + " METADATA"
                + column.key().map(key -> " FROM " + quoteString(key)).orElse("")
                + (column.virtual() ? " VIRTUAL" : "")
                + StatementPrinter.comment(column.comment());
    }
}
