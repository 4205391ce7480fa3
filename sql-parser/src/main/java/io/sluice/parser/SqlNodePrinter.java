package io.sluice.parser;

import org.apache.calcite.sql.SqlNode;

/** Prints Calcite's trees in our lexical form. */
final class SqlNodePrinter {
    private SqlNodePrinter() {}

    static String print(SqlNode node) {
        return node.toSqlString(c -> c.withDialect(PrintDialect.INSTANCE)
                        .withQuoteAllIdentifiers(true)
                        .withAlwaysUseParentheses(true)
                        .withSelectListItemsOnSeparateLines(false)
                        .withUpdateSetListNewline(false)
                        .withIndentation(0))
                .getSql();
    }
}
