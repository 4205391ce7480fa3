package io.sluice.planner.physical;

import io.sluice.core.plan.TableSpec;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The columns that all scans of a table need together, so that a job reads a table once. Found by planning once; when
 * scans of one table differed, planning again gives them all the same columns.
 */
final class ScanColumns {
    private final Map<TableSpec, BitSet> needed = new HashMap<>();
    private boolean differed;

    /** The columns to read where {@code wanted} are needed: these, and what other scans of the table wanted so far. */
    BitSet merge(TableSpec table, BitSet wanted) {
        BitSet all = needed.get(table);
        if (all == null) {
            needed.put(table, (BitSet) wanted.clone());
            return wanted;
        }
        BitSet merged = (BitSet) all.clone();
        merged.or(wanted);
        differed |= !merged.equals(all) || !merged.equals(wanted);
        needed.put(table, merged);
        return merged;
    }

    /** Whether planning again would give other scans; asked once after each planning. */
    boolean mustRepeat() {
        boolean result = differed;
        differed = false;
        return result;
    }
}
