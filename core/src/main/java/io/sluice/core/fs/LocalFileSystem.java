package io.sluice.core.fs;

import io.sluice.core.error.SluiceException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of this machine. A path may carry the scheme {@code file:}; relative ones are resolved against the
 * directory it was made with; a path of another scheme is refused (1004). Reads and writes are not buffered: callers move whole blocks.
 */
public final class LocalFileSystem implements FileSystem {
    /** A scheme of another file system; taken as a name, it would make a folder 'hdfs:' here. */
    private static final Pattern FOREIGN = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*", Pattern.DOTALL);

    private final Path workingDirectory;

    public LocalFileSystem() {
        this(Path.of(""));
    }

    public LocalFileSystem(Path workingDirectory) {
        this.workingDirectory = workingDirectory.toAbsolutePath();
    }

    @Override
    public ReadableFile open(String path) throws IOException {
        Path file = fileAt(path);
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException(file + " is a pipe or a device: it cannot be read at a position, as a file can");
        }
        return new LocalReadableFile(FileChannel.open(file, StandardOpenOption.READ));
    }

    @Override
    public InputStream stream(String path) throws IOException {
        return Files.newInputStream(fileAt(path));
    }

    private Path fileAt(String path) throws IOException {
        Path file = resolve(path);
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a directory");
        }
        return file;
    }

    @Override
    public WritableFile create(String path) throws IOException {
        Path file = resolve(path);
        Files.createDirectories(file.getParent());
        return new LocalWritableFile(FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE));
    }

    @Override
    public WritableFile createPrivate(String path) throws IOException {
        Path file = resolve(path);
        Files.createDirectories(file.getParent());
        return new LocalWritableFile(FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersOnly(file)));
    }

    private static FileAttribute<?>[] ownersOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Path target = resolve(to);
        Files.createDirectories(target.getParent());
        Files.move(resolve(from), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void syncDirectory(String path) throws IOException {
        try (FileChannel directory = FileChannel.open(resolve(path), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    @Override
    public void createDirectories(String path) throws IOException {
        Files.createDirectories(resolve(path));
    }

    @Override
    public void deleteRecursively(String path) throws IOException {
        try {
            Files.walkFileTree(resolve(path), new Deletion());
        } catch (NoSuchFileException gone) {
            return; // nothing was there, or somebody else removed it first
        }
    }

    @Override
    public List<FileStatus> list(String path) throws IOException {
        Path directory = resolve(path);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<FileStatus> found = new ArrayList<>();
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                addUnlessGone(entry, found);
            }
        }
        found.sort(Comparator.comparing(FileStatus::name));
        return found;
    }

    private static void addUnlessGone(Path entry, List<FileStatus> found) throws IOException {
        try {
            found.add(describe(entry));
        } catch (NoSuchFileException gone) {
            return; // removed between being listed and being looked at
        }
    }

    @Override
    public boolean exists(String path) {
        return Files.exists(resolve(path));
    }

    @Override
    public FileStatus status(String path) throws IOException {
        return describe(resolve(path));
    }

    @Override
    public String absolute(String path) {
        return resolve(path).toString();
    }

    /** Held through the operating system, so that a killed process holds nothing; the file itself stays. */
    @Override
    public AutoCloseable lock(String path) throws IOException {
        Path file = resolve(path);
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new FileAlreadyExistsException(path);
            }
            return channel;
        } catch (OverlappingFileLockException held) {
            channel.close();
            throw new FileAlreadyExistsException(path);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private Path resolve(String path) {
        if (path.startsWith("file://")) {
            return ofUri(path).normalize();
        }
        if (FOREIGN.matcher(path).matches()) {
            throw SluiceException.notBuiltYet("A path on another file system, such as '" + path + "',")
                    .hint("paths of this machine are written plainly or with file:");
        }
        String plain = path.startsWith("file:") ? path.substring("file:".length()) : path;
        return workingDirectory.resolve(plain).normalize();
    }

    /** A URI, or what looks like one but holds characters such as a space: then it is meant as written. */
    private static Path ofUri(String path) {
        try {
            return Path.of(URI.create(path));
        } catch (IllegalArgumentException notAUri) {
            return Path.of(path.substring("file://".length()));
        }
    }

    private static FileStatus describe(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return new FileStatus(
                path.toString(),
                attributes.isDirectory(),
                attributes.size(),
                attributes.lastModifiedTime().toMillis());
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }

    private record LocalReadableFile(FileChannel channel) implements ReadableFile {
        @Override
        public long length() throws IOException {
            return channel.size();
        }

        @Override
        public int read(long position, byte[] target, int start, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(target, start, length), position);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private static final class LocalWritableFile implements WritableFile {
        private final FileChannel channel;
        private long length;

        LocalWritableFile(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(byte[] source, int start, int count) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(source, start, count);
            while (rest.hasRemaining()) {
                length += channel.write(rest);
            }
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public void sync() throws IOException {
            channel.force(true);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
