package io.sluice.connectors.filesystem;

import io.sluice.core.plan.MetadataColumn;
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
 * @param metadata keys of what is known of a file, numbered on from the physical columns
 */
record FileColumns(RowType physical, List<Integer> inFile, List<Integer> partition, List<String> metadata) {
    static FileColumns of(TableSpec table) {
        List<Integer> inFile = new ArrayList<>();
        for (int c = 0; c < table.physical().size(); c++) {
            if (!table.partitionKeys().contains(c)) {
                inFile.add(c);
            }
        }
        List<String> metadata =
                table.metadata().stream().map(MetadataColumn::key).toList();
        return new FileColumns(table.physical(), List.copyOf(inFile), table.partitionKeys(), metadata);
    }

    /** The row as the format sees it. */
    RowType fileType() {
        return physical.project(inFile);
    }

    List<String> partitionNames() {
        return partition.stream().map(physical::name).toList();
    }
}
