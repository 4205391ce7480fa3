package io.sluice.planner.catalog;

import io.sluice.core.plan.MetadataColumn;
import io.sluice.core.plan.ObjectPath;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A table as CREATE TABLE defined it, checked: every name resolves, every expression has a type.
 *
 * @param columns physical, metadata and computed ones, in the order written
 * @param primaryKey names of physical columns; empty when there is none
 * @param keyName name of the primary key's constraint
 * @param partitionKeys names of physical columns
 * @param options the WITH options, sorted by key
 */
public record TableDefinition(
        ObjectPath path,
        List<ColumnSpec> columns,
        Optional<WatermarkText> watermark,
        List<String> primaryKey,
        Optional<String> keyName,
        List<String> partitionKeys,
        Map<String, String> options,
        Optional<String> comment)
        implements CatalogEntry {
    public TableDefinition {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        partitionKeys = List.copyOf(partitionKeys);
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /** The same table under another name. */
    public TableDefinition withPath(ObjectPath newPath) {
        return new TableDefinition(newPath, columns, watermark, primaryKey, keyName, partitionKeys, options, comment);
    }

    /** All columns: what a query sees. */
    public RowType rowType() {
        return new RowType(
                columns.stream().map(c -> new Field(c.name(), c.type())).toList());
    }

    /** The metadata columns, with the types that the table gives them. */
    public List<MetadataColumn> metadata() {
        return columns.stream()
                .filter(ColumnSpec.Metadata.class::isInstance)
                .map(ColumnSpec.Metadata.class::cast)
                .map(m -> new MetadataColumn(m.name(), m.key(), m.type()))
                .toList();
    }

    /** Physical and then metadata columns: what computed columns are made of. */
    public RowType readable() {
        return spec().readable();
    }

    /** The columns that the connector reads and writes. */
    public RowType physical() {
        return new RowType(columns.stream()
                .filter(ColumnSpec.Physical.class::isInstance)
                .map(c -> new Field(c.name(), c.type()))
                .toList());
    }

    /** What the connector needs to know. */
    public TableSpec spec() {
        return spec(Map.of());
    }

    /** The same with some options replaced, as the hint {@code OPTIONS} does for one statement. */
    public TableSpec spec(Map<String, String> overrides) {
        RowType physical = physical();
        Map<String, String> merged = new TreeMap<>(options);
        merged.putAll(overrides);
        return new TableSpec(
                path,
                physical,
                merged,
                primaryKey.stream().map(physical::indexOf).toList(),
                partitionKeys.stream().map(physical::indexOf).toList(),
                metadata());
    }
}
