package io.sluice.planner.physical;

import io.sluice.core.plan.TableSpec;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The columns that all scans of a table need together, so that a job reads a table once. Found by planning once; when
 * scans of one table differed, planning again gives them all the same columns.
 */
final class ScanColumns {
    private final Map<TableSpec, BitSet> needed = new HashMap<>();
    private final Map<TableSpec, Set<BitSet>> given = new HashMap<>();

    /** The columns to read where {@code wanted} are needed: these, and what other scans of the table wanted so far. */
    BitSet merge(TableSpec table, BitSet wanted) {
        BitSet merged = (BitSet) wanted.clone();
        merged.or(needed.getOrDefault(table, new BitSet()));
        needed.put(table, merged);
        given.computeIfAbsent(table, t -> new HashSet<>()).add(merged);
        return merged;
    }

    /** Whether planning again would give other scans; asked once after each planning. */
    boolean mustRepeat() {
        boolean differed = given.values().stream().anyMatch(sets -> sets.size() > 1);
        given.clear();
        return differed;
    }
}
