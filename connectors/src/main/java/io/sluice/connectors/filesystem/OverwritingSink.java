package io.sluice.connectors.filesystem;

import io.sluice.core.batch.Batch;
import io.sluice.core.connector.Sink;
import io.sluice.core.connector.SinkWriter;
import io.sluice.core.fs.FileNames;
import io.sluice.core.fs.FileStatus;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.ReadableFile;
import io.sluice.core.fs.WritableFile;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.plan.Overwrite;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * INSERT OVERWRITE: adds files, and with its first commit removes those that were there when the job began. Which those
 * are is written to a hidden file at the job's start, so that a job that goes on after a failure, in another process
 * even, removes the same files and never its own. New files are seen before old ones are gone: a failure in between
 * leaves both, loses nothing, and the next commit of the job ends it.
 */
final class OverwritingSink implements Sink {
    /** Begins what a writer hands over for a commit beside its files; no encoded {@link PartFile} begins with it. */
    private static final byte MARK = 0;

    private final Sink files;
    private final FileSystem system;
    private final String directory;
    /** Whether only partitions are replaced that get rows. */
    private final boolean dynamic;

    private final List<String> fixed;

    /** @param files adds files to the directory */
    OverwritingSink(Sink files, SinkFiles table, Overwrite overwrite) {
        this.files = files;
        this.system = table.files();
        this.directory = table.directory();
        List<String> keys = table.columns().partitionNames();
        this.fixed = keys.stream()
                .filter(overwrite.partition()::containsKey)
                .map(key ->
                        table.partitions().directory(key, overwrite.partition().get(key)))
                .toList();
        this.dynamic = fixed.size() < keys.size();
    }

    @Override
    public boolean acceptsUpdates() {
        return files.acceptsUpdates();
    }

    @Override
    public boolean twoPhase() {
        return true;
    }

    @Override
    public SinkWriter open(WriterContext context) {
        BytesWriter mark = new BytesWriter();
        mark.putByte(MARK);
        mark.putString(listFile(context.jobName()));
        return new Writer(files.open(context), mark.toByteArray());
    }

    @Override
    public void cleanUp(String jobName) {
        cleanUp(jobName, false);
    }

    @Override
    public void cleanUp(String jobName, boolean restored) {
        files.cleanUp(jobName, restored);
        if (restored) {
            return;
        }
        try {
            BytesWriter list = new BytesWriter();
            List<String> present = present();
            list.putInt(present.size());
            present.forEach(path -> list.putString(path.substring(directory.length() + 1)));
            system.createDirectories(directory);
            try (WritableFile file = system.create(directory + "/" + listFile(jobName))) {
                file.write(list.buffer(), 0, list.size());
                file.sync();
            }
            system.syncDirectory(directory);
        } catch (IOException e) {
            throw FilesystemSink.failed("cannot list what is to be replaced in", directory, e);
        }
    }

    /** Empty also for a path that is a file, which opening a writer refuses. */
    private List<String> present() throws IOException {
        boolean there = system.exists(directory) && system.status(directory).directory();
        return there
                ? new FileListing(system)
                        .of(directory).stream().map(FileStatus::path).toList()
                : List.of();
    }

    private static String listFile(String jobName) {
        return ".overwrite-" + FileNames.limited(URLEncoder.encode(jobName, StandardCharsets.UTF_8));
    }

    @Override
    public void commit(List<byte[]> committables) {
        List<byte[]> parts = new ArrayList<>();
        Set<String> lists = new HashSet<>();
        for (byte[] committable : committables) {
            if (committable[0] == MARK) {
                BytesReader mark = new BytesReader(committable);
                mark.getByte();
                lists.add(mark.getString());
            } else {
                parts.add(committable);
            }
        }
        files.commit(parts);
        try {
            for (String list : lists) {
                replace(directory + "/" + list, parts);
            }
        } catch (IOException e) {
            throw FilesystemSink.failed("cannot replace files in", directory, e);
        }
    }

    private void replace(String list, List<byte[]> parts) throws IOException {
        if (!system.exists(list)) {
            return;
        }
        Set<String> written = new HashSet<>();
        parts.forEach(part -> written.add(folder(PartFile.decode(part).visible())));
        Set<String> emptied = new HashSet<>();
        boolean rest = false;
        for (String old : read(list)) {
            if (dynamic
                    ? written.contains(folder(old))
                    : List.of(old.split("/")).containsAll(fixed)) {
                system.deleteRecursively(directory + "/" + old);
                emptied.add(folder(directory + "/" + old));
            } else {
                rest |= dynamic;
            }
        }
        // The list goes last: until then a failure can be made good.
        for (String folder : emptied) {
            system.syncDirectory(folder);
        }
        // A later commit may bring the first rows of a partition that is still untouched.
        if (!rest) {
            system.deleteRecursively(list);
        }
        system.syncDirectory(directory);
    }

    private static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private List<String> read(String list) throws IOException {
        try (ReadableFile file = system.open(list)) {
            byte[] bytes = new byte[Math.toIntExact(file.length())];
            int at = 0;
            while (at < bytes.length) {
                at += file.read(at, bytes, at, bytes.length - at);
            }
            BytesReader in = new BytesReader(bytes);
            List<String> paths = new ArrayList<>();
            for (int i = in.getInt(); i > 0; i--) {
                paths.add(in.getString());
            }
            return paths;
        }
    }

    /** Hands the name of the list over with each commit, also with one of no rows. */
    private record Writer(SinkWriter writer, byte[] mark) implements SinkWriter {
        @Override
        public void write(Batch batch) {
            writer.write(batch);
        }

        @Override
        public void flush() {
            writer.flush();
        }

        @Override
        public List<byte[]> prepareCommit() {
            List<byte[]> prepared = new ArrayList<>(writer.prepareCommit());
            prepared.add(mark);
            return prepared;
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}
