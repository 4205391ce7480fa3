package io.sluice.parser;

import static io.sluice.parser.SluiceSql.quoteName;
import static io.sluice.parser.SluiceSql.quoteString;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Statements about catalogs and databases as SQL text. */
final class NamespacePrinter implements NamespaceStatement.Visitor<String> {
    @Override
    public String visitCreateCatalog(NamespaceStatement.CreateCatalog statement) {
        return "CREATE CATALOG " + (statement.ifNotExists() ? "IF NOT EXISTS " : "")
                + quoteName(statement.name().name()) + with(statement.comment(), statement.options());
    }

    @Override
    public String visitAlterCatalog(NamespaceStatement.AlterCatalog statement) {
        return "ALTER CATALOG " + quoteName(statement.name().name()) + change(statement.change());
    }

    @Override
    public String visitDropCatalog(NamespaceStatement.DropCatalog statement) {
        return "DROP CATALOG " + (statement.ifExists() ? "IF EXISTS " : "")
                + quoteName(statement.name().name());
    }

    @Override
    public String visitUseCatalog(NamespaceStatement.UseCatalog statement) {
        return "USE CATALOG " + quoteName(statement.name().name());
    }

    @Override
    public String visitDescribeCatalog(NamespaceStatement.DescribeCatalog statement) {
        return "DESCRIBE CATALOG " + (statement.extended() ? "EXTENDED " : "")
                + quoteName(statement.name().name());
    }

    @Override
    public String visitCreateDatabase(NamespaceStatement.CreateDatabase statement) {
        return "CREATE DATABASE " + (statement.ifNotExists() ? "IF NOT EXISTS " : "")
                + statement.name().toSql() + with(statement.comment(), statement.options());
    }

    @Override
    public String visitAlterDatabase(NamespaceStatement.AlterDatabase statement) {
        return "ALTER DATABASE " + statement.name().toSql() + change(statement.change());
    }

    @Override
    public String visitDropDatabase(NamespaceStatement.DropDatabase statement) {
        return "DROP DATABASE " + (statement.ifExists() ? "IF EXISTS " : "")
                + statement.name().toSql() + (statement.cascade() ? " CASCADE" : "");
    }

    @Override
    public String visitUseDatabase(NamespaceStatement.UseDatabase statement) {
        return "USE " + statement.name().toSql();
    }

    @Override
    public String visitDescribeDatabase(NamespaceStatement.DescribeDatabase statement) {
        return "DESCRIBE DATABASE " + (statement.extended() ? "EXTENDED " : "")
                + statement.name().toSql();
    }

    private static String with(Optional<String> comment, List<TableOption> options) {
        return StatementPrinter.comment(comment)
                + (options.isEmpty() ? "" : " WITH (" + StatementPrinter.options(options, ", ") + ")");
    }

    private static String change(NamespaceStatement.SpaceChange change) {
        if (!change.set().isEmpty()) {
            return " SET (" + StatementPrinter.options(change.set(), ", ") + ")";
        }
        return change.comment().isPresent()
                ? StatementPrinter.comment(change.comment())
                : change.reset().stream()
                        .map(k -> quoteString(k.key()))
                        .collect(Collectors.joining(", ", " RESET (", ")"));
    }
}
