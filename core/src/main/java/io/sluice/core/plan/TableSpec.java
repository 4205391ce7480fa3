package io.sluice.core.plan;

import io.sluice.core.type.RowType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a connector needs to know of a table; self-contained, so that a stored plan runs without the catalog.
 *
 * @param physical the columns that the connector reads or writes, without computed ones
 * @param options the WITH options, {@code connector} among them, sorted by key
 * @param primaryKey positions in {@code physical}; empty when there is none
 * @param partitionKeys positions in {@code physical}
 */
public record TableSpec(
        ObjectPath path,
        RowType physical,
        Map<String, String> options,
        List<Integer> primaryKey,
        List<Integer> partitionKeys) {
    public TableSpec {
        options = java.util.Collections.unmodifiableMap(new TreeMap<>(options));
        primaryKey = List.copyOf(primaryKey);
        partitionKeys = List.copyOf(partitionKeys);
    }
}
