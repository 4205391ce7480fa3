package io.sluice.connectors.filesystem;

import io.sluice.core.fs.WritableFile;
import java.io.IOException;
import java.util.Set;

/** Tells readers of partitions that rows were added, as the table's policy says. Doing it again changes nothing. */
record PartitionCommit(SinkFiles table, PartitionCommitOptions.Policy policy) {
    static PartitionCommit of(SinkFiles table) {
        PartitionCommitOptions.Policy policy = table.options().get(PartitionCommitOptions.POLICY);
        return new PartitionCommit(table, policy == null ? PartitionCommitOptions.Policy.NONE : policy);
    }

    /** @param partitions directories relative to the table's, whose files are there durably */
    void committed(Set<String> partitions) throws IOException {
        switch (policy) {
            case NONE -> {}
            case SUCCESS_FILE -> {
                for (String partition : partitions) {
                    mark(partition);
                }
            }
        }
    }

    private void mark(String partition) throws IOException {
        String path = table.path(partition) + "/" + table.options().get(PartitionCommitOptions.SUCCESS_FILE);
        try (WritableFile file = table.files().create(path)) {
            file.sync();
        }
        table.files().syncDirectory(table.path(partition));
    }
}
