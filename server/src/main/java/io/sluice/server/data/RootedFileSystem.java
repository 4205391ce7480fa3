package io.sluice.server.data;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FileStatus;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.ReadableFile;
import io.sluice.core.fs.WritableFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of this machine below some folders, and no others: a path that leads elsewhere, also by {@code ..} or by a
 * link, is refused with {@link ErrorCode#ACCESS_DENIED}. Whoever can make links below a folder while a path is checked is
 * not kept out: that is someone on the machine, not a session. Safe for several threads.
 */
public final class RootedFileSystem implements FileSystem {
    private final FileSystem files;
    private final List<Path> roots;

    /**
     * @param files of this machine
     * @param roots folders that are there
     * @throws SluiceException {@link ErrorCode#FILE_NOT_FOUND} for one that is not
     */
    public RootedFileSystem(FileSystem files, List<String> roots) {
        this.files = files;
        List<Path> real = new ArrayList<>();
        for (String root : roots) {
            try {
                real.add(Path.of(files.absolute(root)).toRealPath());
            } catch (IOException e) {
                throw SluiceException.of(ErrorCode.FILE_NOT_FOUND, "There is no folder '" + root + "'")
                        .causedBy(e);
            }
        }
        this.roots = List.copyOf(real);
    }

    /** The path in its one form, when it may be used. */
    private String checked(String path) throws IOException {
        Path wanted = Path.of(files.absolute(path)).normalize();
        Path real = real(wanted);
        if (roots.stream().noneMatch(real::startsWith)) {
            throw SluiceException.of(ErrorCode.ACCESS_DENIED, "Sessions may not use the path '" + path + "'")
                    .expected(
                            roots.isEmpty()
                                    ? "no path: the server was started without 'server.file-roots'"
                                    : "a path below " + roots);
        }
        return wanted.toString();
    }

    /** Also a folder above a root: that it is there is no secret, and to make it durable changes nothing. */
    private String checkedOrAbove(String path) throws IOException {
        Path wanted = Path.of(files.absolute(path)).normalize();
        Path real = real(wanted);
        return roots.stream().anyMatch(root -> root.startsWith(real)) ? wanted.toString() : checked(path);
    }

    /** With the links of the part that is there followed; the rest cannot have any. */
    private static Path real(Path wanted) throws IOException {
        Path there = wanted;
        while (there.getParent() != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = there.getParent();
        }
        return there.toRealPath().resolve(there.relativize(wanted)).normalize();
    }

    @Override
    public ReadableFile open(String path) throws IOException {
        return files.open(checked(path));
    }

    @Override
    public InputStream stream(String path) throws IOException {
        return files.stream(checked(path));
    }

    @Override
    public WritableFile create(String path) throws IOException {
        return files.create(checked(path));
    }

    @Override
    public WritableFile createPrivate(String path) throws IOException {
        return files.createPrivate(checked(path));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        files.rename(checked(from), checked(to));
    }

    @Override
    public void syncDirectory(String path) throws IOException {
        files.syncDirectory(checkedOrAbove(path));
    }

    @Override
    public void createDirectories(String path) throws IOException {
        files.createDirectories(checkedOrAbove(path));
    }

    @Override
    public void deleteRecursively(String path) throws IOException {
        files.deleteRecursively(checked(path));
    }

    @Override
    public List<FileStatus> list(String path) throws IOException {
        return files.list(checked(path));
    }

    @Override
    public boolean exists(String path) throws IOException {
        return files.exists(checkedOrAbove(path));
    }

    @Override
    public FileStatus status(String path) throws IOException {
        return files.status(checked(path));
    }

    @Override
    public String absolute(String path) {
        return files.absolute(path);
    }

    @Override
    public AutoCloseable lock(String path) throws IOException {
        return files.lock(checked(path));
    }
}
