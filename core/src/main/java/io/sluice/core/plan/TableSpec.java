package io.sluice.core.plan;

import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a connector needs to know of a table; self-contained, so that a stored plan runs without the catalog.
 *
 * @param physical the columns of a record, without computed ones
 * @param options the WITH options, {@code connector} among them, sorted by key
 * @param primaryKey positions in {@code physical}; empty when there is none
 * @param partitionKeys positions in {@code physical}
 * @param metadata further columns that the connector can give; numbered on from the physical ones where it is asked
 */
public record TableSpec(
        ObjectPath path,
        RowType physical,
        Map<String, String> options,
        List<Integer> primaryKey,
        List<Integer> partitionKeys,
        List<MetadataColumn> metadata) {
    public TableSpec {
        options = java.util.Collections.unmodifiableMap(new TreeMap<>(options));
        primaryKey = List.copyOf(primaryKey);
        partitionKeys = List.copyOf(partitionKeys);
        metadata = List.copyOf(metadata);
    }

    /** A table without metadata columns. */
    public TableSpec(
            ObjectPath path,
            RowType physical,
            Map<String, String> options,
            List<Integer> primaryKey,
            List<Integer> partitionKeys) {
        this(path, physical, options, primaryKey, partitionKeys, List.of());
    }

    /** The physical columns and then the metadata columns: what a source can be asked for. */
    public RowType readable() {
        List<Field> fields = new ArrayList<>(physical.fields());
        metadata.forEach(m -> fields.add(new Field(m.name(), m.type())));
        return new RowType(fields);
    }

    public TableSpec withMetadata(List<MetadataColumn> newMetadata) {
        return new TableSpec(path, physical, options, primaryKey, partitionKeys, newMetadata);
    }
}
