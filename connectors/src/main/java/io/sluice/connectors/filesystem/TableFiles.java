package io.sluice.connectors.filesystem;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
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
    /**
     * Sorted by path; none where the path is a directory without files.
     *
     * @throws SluiceException {@code FILE_NOT_FOUND} when a pattern or regular expression matches
     *     no file: it may be misspelt
     */
    List<String> paths() {
        List<FileStatus> listed = new FileListing(files).of(path);
        List<FileStatus> wanted = wanted(listed);
        if (wanted.isEmpty() && (!listed.isEmpty() || TablePath.isPattern(path))) {
            throw noMatch(listed);
        }
        return wanted.stream().map(FileStatus::path).sorted().toList();
    }

    private SluiceException noMatch(List<FileStatus> listed) {
        if (listed.isEmpty()) {
            return SluiceException.of(ErrorCode.FILE_NOT_FOUND, "no file matches '" + path + "'")
                    .expected("a pattern that matches at least one file: * and ? within a name, ** over directories")
                    .hint("relative paths start at the directory in which the process was started");
        }
        return SluiceException.of(
                        ErrorCode.FILE_NOT_FOUND,
                        "no file of '" + path + "' matches '" + FilesystemOptions.PATH_REGEX.key() + "' = '"
                                + name.orElseThrow() + "'")
                .expected("a regular expression that matches the whole absolute path of at least one file, such as '"
                        + files.absolute(listed.get(0).path()) + "'");
    }

    /** Sorted by age, the oldest first, then by path; none where nothing is there yet. */
    List<String> byAge() {
        return wanted(new FileListing(files).of(path)).stream()
                .sorted(Comparator.comparing(FileStatus::modifiedMillis).thenComparing(FileStatus::path))
                .map(FileStatus::path)
                .toList();
    }

    private List<FileStatus> wanted(List<FileStatus> listed) {
        List<FileStatus> found = listed.stream()
                .filter(f -> name.isEmpty()
                        || name.get().matcher(files.absolute(f.path())).matches())
                .toList();
        found.forEach(f -> Compression.check(f.path()));
        return found;
    }
}
