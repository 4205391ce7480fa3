package io.sluice.parser;

import static io.sluice.parser.SluiceSql.quoteName;
import static io.sluice.parser.SluiceSql.quoteString;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What follows the name in ALTER TABLE. */
final class TableChangePrinter implements TableChange.Visitor<String> {
    @Override
    public String visitRename(TableChange.Rename change) {
        return "RENAME TO " + change.newName().toSql();
    }

    @Override
    public String visitRenameColumn(TableChange.RenameColumn change) {
        return "RENAME " + quoteName(change.column().name()) + " TO "
                + quoteName(change.newName().name());
    }

    @Override
    public String visitSetOptions(TableChange.SetOptions change) {
        return "SET (" + StatementPrinter.options(change.options(), ", ") + ")";
    }

    @Override
    public String visitResetOptions(TableChange.ResetOptions change) {
        return change.keys().stream().map(k -> quoteString(k.key())).collect(Collectors.joining(", ", "RESET (", ")"));
    }

    @Override
    public String visitDefine(TableChange.Define change) {
        List<String> parts = new ArrayList<>();
        for (TableChange.PlacedColumn placed : change.columns()) {
            parts.add(placed.column().accept(new ColumnPrinter())
                    + (placed.first() ? " FIRST" : "")
                    + placed.after().map(c -> " AFTER " + quoteName(c.name())).orElse(""));
        }
        change.watermark().ifPresent(w -> parts.add(StatementPrinter.watermark(w)));
        change.primaryKey().ifPresent(k -> parts.add(StatementPrinter.primaryKey(k)));
        return (change.modify() ? "MODIFY (" : "ADD (") + String.join(", ", parts) + ")";
    }

    @Override
    public String visitDropColumns(TableChange.DropColumns change) {
        return "DROP " + StatementPrinter.names(change.columns(), ColumnName::name);
    }

    @Override
    public String visitDropWatermark(TableChange.DropWatermark change) {
        return "DROP WATERMARK";
    }

    @Override
    public String visitDropPrimaryKey(TableChange.DropPrimaryKey change) {
        return change.constraint()
                .map(c -> "DROP CONSTRAINT " + quoteName(c.name()))
                .orElse("DROP PRIMARY KEY");
    }

    @Override
    public String visitPartitions(TableChange.Partitions change) {
        String words = change.add() ? "ADD IF NOT EXISTS " : "DROP IF EXISTS ";
        return (change.lenient() ? words : words.substring(0, words.indexOf(' ') + 1))
                + change.partitions().stream()
                        .map(StatementPrinter::partition)
                        .collect(Collectors.joining(change.add() ? " " : ", "));
    }
}
