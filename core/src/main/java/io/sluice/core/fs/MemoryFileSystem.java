package io.sluice.core.fs;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A file system in memory, for tests and simulations. It keeps apart what was made durable and what was not: bytes are
 * durable once their file was synced, names once their directory was; {@link #crash} loses a part of the rest, as a
 * power failure would. A rename is atomic: the file has the old name or the new one, as on file systems with a journal.
 * Its clock counts changes. Safe for several threads.
 */
public final class MemoryFileSystem implements FileSystem {
    private final Directory root = new Directory();
    private final Set<String> locks = new HashSet<>();
    private long changes;

    /** Loses a random part of the bytes and names that were never synced, and every lock. */
    public synchronized void crash(Random random) {
        Loss loss = new Loss(random);
        root.collectDurable(loss.durable);
        root.crash(loss);
        locks.clear();
    }

    /** The processes that used it are gone: every lock is free, and nothing is lost. */
    public synchronized void kill() {
        locks.clear();
    }

    /**
     * What one crash loses.
     *
     * @param durable what has a name that is durable
     * @param reverted by a file or directory: whether the change of its name is lost
     */
    private record Loss(Random random, Set<Entry> durable, Map<Entry, Boolean> reverted) {
        private static final int BLOCK_BYTES = 512;

        Loss(Random random) {
            this(random, Collections.newSetFromMap(new IdentityHashMap<>()), new IdentityHashMap<>());
        }

        /** Whether a name that stood for {@code before} and stands for {@code now}, or nothing, is as it was. */
        boolean reverts(Entry before, Entry now) {
            boolean moved = now == null && durable.contains(before);
            return !moved && reverted.computeIfAbsent(now == null ? before : now, e -> random.nextBoolean());
        }

        /** Blocks of which only the length has reached the disk. */
        void blank(byte[] bytes, int from, int to) {
            for (int block = from; block < to; block = (block / BLOCK_BYTES + 1) * BLOCK_BYTES) {
                if (random.nextInt(4) == 0) {
                    Arrays.fill(bytes, block, Math.min(to, (block / BLOCK_BYTES + 1) * BLOCK_BYTES), (byte) 0);
                }
            }
        }
    }

    @Override
    public synchronized ReadableFile open(String path) throws IOException {
        if (find(path) instanceof Content file) {
            return new MemoryReadableFile(this, file);
        }
        throw new FileNotFoundException(path);
    }

    @Override
    public synchronized WritableFile create(String path) throws IOException {
        Content file = new Content(++changes);
        makeDirectories(parent(path)).names.put(name(path), file);
        return new MemoryWritableFile(this, file);
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        Entry moved = find(from);
        if (moved == null) {
            throw new FileNotFoundException(from);
        }
        Directory target = makeDirectories(parent(to));
        if (target.names.get(name(to)) instanceof Directory d && !d.names.isEmpty()) {
            throw new FileAlreadyExistsException(to);
        }
        makeDirectories(parent(from)).names.remove(name(from));
        target.names.put(name(to), moved);
        changes++;
    }

    @Override
    public synchronized void syncDirectory(String path) throws IOException {
        if (!(find(path) instanceof Directory directory)) {
            throw new FileNotFoundException(path);
        }
        directory.durableNames = new TreeMap<>(directory.names);
    }

    @Override
    public synchronized void createDirectories(String path) throws IOException {
        makeDirectories(absolute(path));
    }

    @Override
    public synchronized void deleteRecursively(String path) throws IOException {
        if (find(parent(path)) instanceof Directory directory) {
            directory.names.remove(name(path));
            changes++;
        }
    }

    @Override
    public synchronized List<FileStatus> list(String path) {
        List<FileStatus> found = new ArrayList<>();
        if (find(path) instanceof Directory directory) {
            String prefix = absolute(path).equals("/") ? "/" : absolute(path) + "/";
            directory.names.forEach((name, entry) -> found.add(entry.describe(prefix + name)));
        }
        return found;
    }

    @Override
    public synchronized boolean exists(String path) {
        return find(path) != null;
    }

    @Override
    public synchronized FileStatus status(String path) throws IOException {
        Entry entry = find(path);
        if (entry == null) {
            throw new FileNotFoundException(path);
        }
        return entry.describe(absolute(path));
    }

    @Override
    public String absolute(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : (path.startsWith("file:") ? path.substring(5) : path).split("/")) {
            if (part.equals("..") && !parts.isEmpty()) {
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.add(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    @Override
    public synchronized AutoCloseable lock(String path) throws IOException {
        String name = absolute(path);
        if (!locks.add(name)) {
            throw new FileAlreadyExistsException(path);
        }
        return () -> unlock(name);
    }

    private synchronized void unlock(String name) {
        locks.remove(name);
    }

    private String parent(String path) {
        String absolute = absolute(path);
        return absolute.substring(0, Math.max(1, absolute.lastIndexOf('/')));
    }

    private String name(String path) {
        String absolute = absolute(path);
        return absolute.substring(absolute.lastIndexOf('/') + 1);
    }

    private Entry find(String path) {
        Entry at = root;
        for (String part : absolute(path).substring(1).split("/")) {
            if (part.isEmpty()) {
                return at;
            }
            at = at instanceof Directory directory ? directory.names.get(part) : null;
        }
        return at;
    }

    private Directory makeDirectories(String absolute) throws IOException {
        Directory at = root;
        for (String part : absolute.substring(1).split("/")) {
            if (part.isEmpty()) {
                return at;
            }
            if (!(at.names.computeIfAbsent(part, p -> new Directory()) instanceof Directory next)) {
                throw new FileAlreadyExistsException(absolute);
            }
            at = next;
        }
        return at;
    }

    private abstract static sealed class Entry permits Directory, Content {
        abstract FileStatus describe(String path);

        abstract void crash(Loss loss);
    }

    private static final class Directory extends Entry {
        private final Map<String, Entry> names = new TreeMap<>();
        private Map<String, Entry> durableNames = new TreeMap<>();

        @Override
        FileStatus describe(String path) {
            return new FileStatus(path, true, 0, 0);
        }

        void collectDurable(Set<Entry> found) {
            names.forEach((name, entry) -> {
                if (durableNames.get(name) == entry) {
                    found.add(entry);
                }
                if (entry instanceof Directory directory) {
                    directory.collectDurable(found);
                }
            });
        }

        @Override
        void crash(Loss loss) {
            Set<String> all = new TreeSet<>(names.keySet());
            all.addAll(durableNames.keySet());
            for (String name : all) {
                Entry durable = durableNames.get(name);
                if (names.get(name) != durable && loss.reverts(durable, names.get(name))) {
                    names.remove(name);
                    if (durable != null) {
                        names.put(name, durable);
                    }
                }
            }
            durableNames = new TreeMap<>(names);
            names.values().forEach(entry -> entry.crash(loss));
        }
    }

    private static final class Content extends Entry {
        private final long modified;
        private byte[] bytes = new byte[256];
        private int length;
        private int durableLength;

        Content(long modified) {
            this.modified = modified;
        }

        @Override
        FileStatus describe(String path) {
            return new FileStatus(path, false, length, modified);
        }

        @Override
        void crash(Loss loss) {
            length = durableLength + loss.random.nextInt(length - durableLength + 1);
            loss.blank(bytes, durableLength, length);
            durableLength = length;
        }
    }

    private record MemoryReadableFile(Object lock, Content file) implements ReadableFile {
        @Override
        public long length() {
            synchronized (lock) {
                return file.length;
            }
        }

        @Override
        public int read(long position, byte[] target, int start, int length) {
            synchronized (lock) {
                if (position >= file.length) {
                    return -1;
                }
                int count = (int) Math.min(length, file.length - position);
                System.arraycopy(file.bytes, (int) position, target, start, count);
                return count;
            }
        }

        @Override
        public void close() {
            // nothing is held
        }
    }

    private record MemoryWritableFile(Object lock, Content file) implements WritableFile {
        @Override
        public void write(byte[] source, int start, int count) {
            synchronized (lock) {
                int needed = Math.addExact(file.length, count);
                if (needed > file.bytes.length) {
                    file.bytes = Arrays.copyOf(file.bytes, Math.max(needed, file.bytes.length * 2));
                }
                System.arraycopy(source, start, file.bytes, file.length, count);
                file.length = needed;
            }
        }

        @Override
        public long length() {
            synchronized (lock) {
                return file.length;
            }
        }

        @Override
        public void sync() {
            synchronized (lock) {
                file.durableLength = file.length;
            }
        }

        @Override
        public void close() {
            // closing makes nothing durable
        }
    }
}
