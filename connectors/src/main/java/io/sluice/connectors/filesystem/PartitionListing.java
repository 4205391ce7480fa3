package io.sluice.connectors.filesystem;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FileFailure;
import io.sluice.core.fs.FileStatus;
import io.sluice.core.fs.FileSystem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The partitions of a table: the directories {@code key=value} below its own, one level for each key. */
record PartitionListing(FileSystem files, PartitionPath partitions) {
    /**
     * Paths relative to the table's directory, sorted; none when it is not there yet.
     *
     * @param wanted texts of keys; directories with other values are left out
     */
    List<String> of(String directory, Map<String, String> wanted) {
        List<String> found = new ArrayList<>();
        try {
            if (files.exists(directory)) {
                collect(directory, "", 0, wanted, found);
            }
        } catch (IOException e) {
            throw SluiceException.of(ErrorCode.IO_ERROR, "cannot list '" + directory + "': " + FileFailure.reason(e))
                    .causedBy(e);
        }
        return found;
    }

    private void collect(String directory, String path, int level, Map<String, String> wanted, List<String> found)
            throws IOException {
        String key = partitions.keys().get(level);
        String prefix = partitions.directory(key, "x").replaceFirst("x$", "");
        String only = wanted.containsKey(key) ? partitions.directory(key, wanted.get(key)) : null;
        for (FileStatus entry : files.list(directory)) {
            String name = entry.name();
            if (!entry.directory() || !name.startsWith(prefix) || only != null && !name.equals(only)) {
                continue;
            }
            String below = path.isEmpty() ? name : path + "/" + name;
            if (level + 1 == partitions.keys().size()) {
                found.add(below);
            } else {
                collect(directory + "/" + name, below, level + 1, wanted, found);
            }
        }
    }
}
