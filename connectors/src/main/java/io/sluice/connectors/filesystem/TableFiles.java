package io.sluice.connectors.filesystem;

import io.sluice.core.fs.FileStatus;
import io.sluice.core.fs.FileSystem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files of a table as they are now.
 *
 * @param name what the absolute path of a file must match whole, from {@code source.path.regex-pattern}
 */
record TableFiles(FileSystem files, String path, Optional<Pattern> name) {
    /** Sorted by path. */
    List<String> paths() {
        return wanted().stream().map(FileStatus::path).sorted().toList();
    }

    /** Sorted by age, the oldest first, then by path. */
    List<String> byAge() {
        return wanted().stream()
                .sorted(Comparator.comparing(FileStatus::modifiedMillis).thenComparing(FileStatus::path))
                .map(FileStatus::path)
                .toList();
    }

    private List<FileStatus> wanted() {
        List<FileStatus> found = new FileListing(files)
                .of(path).stream()
                        .filter(f -> name.isEmpty()
                                || name.get().matcher(files.absolute(f.path())).matches())
                        .toList();
        found.forEach(f -> Compression.check(f.path()));
        return found;
    }
}
