package io.sluice.core.plan;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * INSERT OVERWRITE: the rows take the place of those that are there.
 *
 * @param partition values of partition columns as text, by name: only rows of this partition are replaced. When it names
 *     no or not all partition columns, the partitions that get rows are replaced; without partition columns the table is
 */
public record Overwrite(Map<String, String> partition) {
    public Overwrite {
        partition = Collections.unmodifiableMap(new TreeMap<>(partition));
    }
}
