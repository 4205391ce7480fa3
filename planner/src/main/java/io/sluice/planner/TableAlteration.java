package io.sluice.planner;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.parser.ColumnDefinition;
import io.sluice.parser.ColumnName;
import io.sluice.parser.PrimaryKey;
import io.sluice.parser.Statement;
import io.sluice.parser.TableChange;
import io.sluice.parser.TableOption;
import io.sluice.parser.WatermarkDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** ALTER TABLE: the statement that would create the changed table. Its new name and its partitions are not in it. */
final class TableAlteration implements TableChange.Visitor<Statement.CreateTable> {
    private static final String CONNECTOR = "connector";

    private final Statement.CreateTable table;
    private final SourcePosition position;

    /** @param table as {@link StoredTable} makes it */
    TableAlteration(Statement.CreateTable table) {
        this.table = table;
        this.position = table.position();
    }

    @Override
    public Statement.CreateTable visitRename(TableChange.Rename change) {
        return table;
    }

    @Override
    public Statement.CreateTable visitPartitions(TableChange.Partitions change) {
        return table;
    }

    @Override
    public Statement.CreateTable visitRenameColumn(TableChange.RenameColumn change) {
        String from = change.column().name();
        String to = change.newName().name();
        int place = require(change.column());
        if (indexOf(columns(), to) >= 0) {
            throw exists(change.newName());
        }
        checkUnused(change.column(), Set.of(from), false);
        List<ColumnDefinition> renamed = columns();
        renamed.set(place, renamed(renamed.get(place), to));
        Optional<PrimaryKey> key =
                table.primaryKey().map(k -> new PrimaryKey(k.name(), renamed(k.columns(), from, to), k.position()));
        List<ColumnName> partitions = renamed(table.partitionedBy(), from, to);
        return StoredTable.with(StoredTable.with(table, renamed, table.watermark(), key), partitions, table.options());
    }

    private static List<ColumnName> renamed(List<ColumnName> columns, String from, String to) {
        return columns.stream()
                .map(c -> c.name().equals(from) ? new ColumnName(to, c.position()) : c)
                .toList();
    }

    private static ColumnDefinition renamed(ColumnDefinition column, String name) {
        return column.accept(new ColumnDefinition.Visitor<>() {
            @Override
            public ColumnDefinition visitPhysical(ColumnDefinition.Physical c) {
                return new ColumnDefinition.Physical(name, c.type(), c.comment(), c.position());
            }

            @Override
            public ColumnDefinition visitComputed(ColumnDefinition.Computed c) {
                return new ColumnDefinition.Computed(name, c.expression(), c.comment(), c.position());
            }

            @Override
            public ColumnDefinition visitMetadata(ColumnDefinition.Metadata c) {
                return new ColumnDefinition.Metadata(name, c.type(), c.key(), c.virtual(), c.comment(), c.position());
            }
        });
    }

    @Override
    public Statement.CreateTable visitSetOptions(TableChange.SetOptions change) {
        List<TableOption> options = new ArrayList<>(table.options());
        for (TableOption option : change.options()) {
            options.removeIf(o -> o.key().equals(option.key()));
            options.add(option);
        }
        return StoredTable.with(table, table.partitionedBy(), options);
    }

    @Override
    public Statement.CreateTable visitResetOptions(TableChange.ResetOptions change) {
        List<TableOption> options = new ArrayList<>(table.options());
        for (TableChange.OptionKey key : change.keys()) {
            if (key.key().equals(CONNECTOR)) {
                throw invalid("Option 'connector' cannot be reset", key.position())
                        .hint("a table is always made of something; SET ('connector' = ..) changes of what");
            }
            options.removeIf(o -> o.key().equals(key.key()));
        }
        return StoredTable.with(table, table.partitionedBy(), options);
    }

    @Override
    public Statement.CreateTable visitDefine(TableChange.Define change) {
        List<ColumnDefinition> columns = columns();
        for (TableChange.PlacedColumn placed : change.columns()) {
            if (change.modify()) {
                modify(columns, placed);
            } else {
                add(columns, placed);
            }
        }
        change.watermark()
                .ifPresent(w -> checkPart("watermark", table.watermark().isPresent(), change.modify(), w.position()));
        change.primaryKey()
                .ifPresent(
                        k -> checkPart("primary key", table.primaryKey().isPresent(), change.modify(), k.position()));
        Optional<WatermarkDefinition> watermark =
                change.watermark().isPresent() ? change.watermark() : table.watermark();
        Optional<PrimaryKey> key = change.primaryKey().isPresent() ? change.primaryKey() : table.primaryKey();
        return StoredTable.with(table, columns, watermark, key);
    }

    private static void checkPart(String what, boolean there, boolean modify, SourcePosition at) {
        if (there && !modify) {
            throw invalid("The table has a " + what + " already", at).hint("use MODIFY instead of ADD");
        }
        if (!there && modify) {
            throw invalid("The table has no " + what + " to modify", at).hint("use ADD instead of MODIFY");
        }
    }

    private void add(List<ColumnDefinition> columns, TableChange.PlacedColumn placed) {
        ColumnDefinition column = placed.column();
        if (indexOf(columns, column.name()) >= 0) {
            throw exists(new ColumnName(column.name(), column.position()));
        }
        columns.add(place(columns, placed, columns.size()), column);
    }

    private void modify(List<ColumnDefinition> columns, TableChange.PlacedColumn placed) {
        ColumnDefinition column = placed.column();
        int there = indexOf(columns, column.name());
        if (there < 0) {
            throw missing(new ColumnName(column.name(), column.position()), columns);
        }
        columns.remove(there);
        columns.add(place(columns, placed, there), column);
    }

    private int place(List<ColumnDefinition> columns, TableChange.PlacedColumn placed, int otherwise) {
        if (placed.first()) {
            return 0;
        }
        if (placed.after().isEmpty()) {
            return otherwise;
        }
        int after = indexOf(columns, placed.after().get().name());
        if (after < 0) {
            throw missing(placed.after().get(), columns);
        }
        return after + 1;
    }

    @Override
    public Statement.CreateTable visitDropColumns(TableChange.DropColumns change) {
        Set<String> dropped = new HashSet<>();
        for (ColumnName column : change.columns()) {
            require(column);
            if (!dropped.add(column.name())) {
                throw SluiceException.of(
                                ErrorCode.DUPLICATE_NAME, "Column '" + column.name() + "' stands twice in the list")
                        .at(column.position());
            }
        }
        change.columns().forEach(column -> checkUnused(column, dropped, true));
        List<ColumnDefinition> rest = columns();
        rest.removeIf(c -> dropped.contains(c.name()));
        return StoredTable.with(table, rest, table.watermark(), table.primaryKey());
    }

    /** Refuses a change of a column that other parts of the table are made of. */
    private void checkUnused(ColumnName column, Set<String> leaving, boolean drop) {
        for (ColumnDefinition other : table.columns()) {
            if (other instanceof ColumnDefinition.Computed c
                    && !(drop && leaving.contains(c.name()))
                    && StoredTable.columnsOf(c.expression()).contains(column.name())) {
                throw used(column, "the computed column '" + c.name() + "'");
            }
        }
        table.watermark().ifPresent(w -> {
            if (w.column().last().equals(column.name())
                    || StoredTable.columnsOf(w.expression()).contains(column.name())) {
                throw used(column, "the watermark");
            }
        });
        if (drop && table.partitionedBy().stream().anyMatch(p -> p.name().equals(column.name()))) {
            throw used(column, "PARTITIONED BY");
        }
        boolean inKey = table.primaryKey()
                .map(k -> k.columns().stream().anyMatch(c -> c.name().equals(column.name())))
                .orElse(false);
        if (drop && inKey) {
            throw used(column, "the primary key");
        }
    }

    @Override
    public Statement.CreateTable visitDropWatermark(TableChange.DropWatermark change) {
        if (table.watermark().isEmpty()) {
            throw invalid("The table has no watermark", position);
        }
        return StoredTable.with(table, table.columns(), Optional.empty(), table.primaryKey());
    }

    @Override
    public Statement.CreateTable visitDropPrimaryKey(TableChange.DropPrimaryKey change) {
        if (table.primaryKey().isEmpty()) {
            throw invalid(
                    "The table has no primary key",
                    change.constraint().map(ColumnName::position).orElse(position));
        }
        change.constraint().ifPresent(c -> {
            String name = table.primaryKey().get().name().orElse("");
            if (!c.name().equals(name)) {
                throw invalid("The table has no constraint '" + c.name() + "'", c.position())
                        .expected("'" + name + "', the name of its primary key");
            }
        });
        return StoredTable.with(table, table.columns(), table.watermark(), Optional.empty());
    }

    private List<ColumnDefinition> columns() {
        return new ArrayList<>(table.columns());
    }

    private int require(ColumnName column) {
        int place = indexOf(table.columns(), column.name());
        if (place < 0) {
            throw missing(column, table.columns());
        }
        return place;
    }

    private static int indexOf(List<ColumnDefinition> columns, String name) {
        return columns.stream().map(ColumnDefinition::name).toList().indexOf(name);
    }

    private SluiceException missing(ColumnName column, List<ColumnDefinition> columns) {
        List<String> names = columns.stream().map(ColumnDefinition::name).toList();
        SluiceException error = SluiceException.of(
                        ErrorCode.COLUMN_NOT_FOUND,
                        "Table '" + table.name().last() + "' has no column '" + column.name() + "'")
                .at(column.position());
        return NearestName.of(column.name(), names)
                .map(near -> error.hint("did you mean '" + near + "'?"))
                .orElse(error.expected("one of " + String.join(", ", names)));
    }

    private SluiceException exists(ColumnName column) {
        return SluiceException.of(
                        ErrorCode.DUPLICATE_NAME,
                        "Table '" + table.name().last() + "' has a column '" + column.name() + "' already")
                .at(column.position());
    }

    private static SluiceException used(ColumnName column, String by) {
        return invalid("Column '" + column.name() + "' is used by " + by, column.position())
                .hint("change or drop that first");
    }

    private static SluiceException invalid(String message, SourcePosition at) {
        return SluiceException.of(ErrorCode.INVALID_TABLE_DEFINITION, message).at(at);
    }
}
