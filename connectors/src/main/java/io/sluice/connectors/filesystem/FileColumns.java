package io.sluice.connectors.filesystem;

import io.sluice.core.plan.TableSpec;
import io.sluice.core.type.RowType;
import java.util.ArrayList;
import java.util.List;

/**
 * Which columns of a table stand in its files, and which in the names of directories.
 *
 * @param physical all of them, as a batch has them
 * @param inFile positions of those that the format reads and writes
 * @param partition positions of those that directories hold, outermost first
 */
record FileColumns(RowType physical, List<Integer> inFile, List<Integer> partition) {
    static FileColumns of(TableSpec table) {
        List<Integer> inFile = new ArrayList<>();
        for (int c = 0; c < table.physical().size(); c++) {
            if (!table.partitionKeys().contains(c)) {
                inFile.add(c);
            }
        }
        return new FileColumns(table.physical(), List.copyOf(inFile), table.partitionKeys());
    }

    /** The row as the format sees it. */
    RowType fileType() {
        return physical.project(inFile);
    }

    List<String> partitionNames() {
        return partition.stream().map(physical::name).toList();
    }
}
