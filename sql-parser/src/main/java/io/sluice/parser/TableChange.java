package io.sluice.parser;

import io.sluice.core.error.SourcePosition;
import java.util.List;
import java.util.Optional;

/** What ALTER TABLE changes. */
public sealed interface TableChange {
    <R> R accept(Visitor<R> visitor);

    /** RENAME TO name. */
    record Rename(QualifiedName newName) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRename(this);
        }
    }

    /** RENAME column TO name. */
    record RenameColumn(ColumnName column, ColumnName newName) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRenameColumn(this);
        }
    }

    /** SET ('key' = 'value', ..). */
    record SetOptions(List<TableOption> options) implements TableChange {
        public SetOptions {
            options = List.copyOf(options);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSetOptions(this);
        }
    }

    /** RESET ('key', ..). */
    record ResetOptions(List<OptionKey> keys) implements TableChange {
        public ResetOptions {
            keys = List.copyOf(keys);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitResetOptions(this);
        }
    }

    /**
     * ADD and MODIFY of columns, a watermark, a primary key.
     *
     * @param modify the parts are there already and are replaced
     */
    record Define(
            boolean modify,
            List<PlacedColumn> columns,
            Optional<WatermarkDefinition> watermark,
            Optional<PrimaryKey> primaryKey)
            implements TableChange {
        public Define {
            columns = List.copyOf(columns);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDefine(this);
        }
    }

    /** DROP column and DROP (column, ..). */
    record DropColumns(List<ColumnName> columns) implements TableChange {
        public DropColumns {
            columns = List.copyOf(columns);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDropColumns(this);
        }
    }

    /** DROP WATERMARK. */
    record DropWatermark() implements TableChange {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDropWatermark(this);
        }
    }

    /** DROP PRIMARY KEY and DROP CONSTRAINT name. */
    record DropPrimaryKey(Optional<ColumnName> constraint) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDropPrimaryKey(this);
        }
    }

    /**
     * ADD PARTITION and DROP PARTITION: nothing of the table's definition, but of what it holds.
     *
     * @param add whether they are added; else they are dropped
     * @param lenient IF NOT EXISTS of ADD, IF EXISTS of DROP
     * @param partitions of each the texts of its columns
     */
    record Partitions(boolean add, boolean lenient, List<List<TableOption>> partitions) implements TableChange {
        public Partitions {
            partitions = partitions.stream().map(List::copyOf).toList();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitPartitions(this);
        }
    }

    /** A key of an option or setting. */
    record OptionKey(String key, SourcePosition position) {}

    /** A column and where it goes: to the end, or to where it was, when it does not say. */
    record PlacedColumn(ColumnDefinition column, boolean first, Optional<ColumnName> after) {}

    /** One method per kind of change. */
    interface Visitor<R> {
        R visitRename(Rename change);

        R visitRenameColumn(RenameColumn change);

        R visitSetOptions(SetOptions change);

        R visitResetOptions(ResetOptions change);

        R visitDefine(Define change);

        R visitDropColumns(DropColumns change);

        R visitDropWatermark(DropWatermark change);

        R visitDropPrimaryKey(DropPrimaryKey change);

        R visitPartitions(Partitions change);
    }
}
