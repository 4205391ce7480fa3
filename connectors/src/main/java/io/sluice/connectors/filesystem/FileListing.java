package io.sluice.connectors.filesystem;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FileFailure;
import io.sluice.core.fs.FileStatus;
import io.sluice.core.fs.FileSystem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The files that a path means: itself, all below a directory, or those that match a pattern ({@code *} and {@code ?}
 * within one name, {@code **} over several). Sorted; names that begin with a dot or underscore are left out below what
 * was named.
 */
final class FileListing {
    private final FileSystem files;

    FileListing(FileSystem files) {
        this.files = files;
    }

    List<FileStatus> of(String path) {
        try {
            List<FileStatus> found = new ArrayList<>();
            if (TablePath.isPattern(path)) {
                collectMatching(path, found);
            } else if (!files.exists(path)) {
                throw SluiceException.of(ErrorCode.FILE_NOT_FOUND, "'" + path + "' does not exist")
                        .expected("a file, a directory or a pattern such as 'data/*.csv'")
                        .hint("relative paths start at the directory in which the process was started");
            } else if (files.status(path).directory()) {
                collect(path, found);
            } else {
                found.add(named(path, files.status(path)));
            }
            found.sort(Comparator.comparing(FileStatus::path));
            return found;
        } catch (IOException e) {
            throw SluiceException.of(ErrorCode.IO_ERROR, "cannot list '" + path + "': " + FileFailure.reason(e))
                    .causedBy(e);
        }
    }

    private void collect(String directory, List<FileStatus> found) throws IOException {
        for (FileStatus entry : files.list(directory)) {
            if (TablePath.isHidden(entry.name())) {
                continue;
            }
            String path = directory.equals(".")
                    ? entry.name()
                    : directory.endsWith("/") ? directory + entry.name() : directory + "/" + entry.name();
            if (entry.directory()) {
                collect(path, found);
            } else {
                found.add(named(path, entry));
            }
        }
    }

    /** With the path in the form that the table gave it. */
    private static FileStatus named(String path, FileStatus file) {
        return new FileStatus(path, file.directory(), file.length(), file.modifiedMillis());
    }

    private void collectMatching(String pattern, List<FileStatus> found) throws IOException {
        int firstStar = pattern.replace('?', '*').indexOf('*');
        int slash = pattern.lastIndexOf('/', firstStar);
        String root = slash < 0 ? "." : slash == 0 ? "/" : pattern.substring(0, slash);
        List<FileStatus> candidates = new ArrayList<>();
        collect(root, candidates);
        Pattern regex = Pattern.compile(regex(pattern));
        candidates.stream().filter(c -> regex.matcher(c.path()).matches()).forEach(found::add);
    }

    private static String regex(String pattern) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '*' && i + 1 < pattern.length() && pattern.charAt(i + 1) == '*') {
                out.append(".*");
                i++;
            } else if (c == '*') {
                out.append("[^/]*");
            } else {
                out.append(c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
            }
        }
        return out.toString();
    }
}
