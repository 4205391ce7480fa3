package io.sluice.executor.runtime.checkpoint;

import io.sluice.core.fs.FileNames;
import io.sluice.core.fs.FileStatus;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.WritableFile;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The checkpoints of one job in its folder, {@code chk-<n>}, and what the job notes beside them. All methods block;
 * different tasks may write at once.
 */
public final class CheckpointStore {
    private static final String FINISHED = "_finished";
    private static final String LOCK = "_lock";
    private static final Pattern START_MARK = Pattern.compile("_start-after-(\\d{1,18})");
    private static final Pattern CHECKPOINT = Pattern.compile("chk-(\\d{1,18})");

    private final FileSystem files;
    private final String folder;
    private final SharedFiles shared;

    /** @param directory the folder of all jobs' checkpoints */
    public CheckpointStore(FileSystem files, String directory, String jobName) {
        this.files = files;
        String name = URLEncoder.encode(jobName, StandardCharsets.UTF_8).replace("*", "%2A");
        this.folder = directory + "/" + FileNames.limited(name);
        this.shared = new SharedFiles(files, SharedFiles.beside(directory(0)));
    }

    public String folder() {
        return folder;
    }

    public String directory(long checkpointId) {
        return folder + "/chk-" + checkpointId;
    }

    /** Makes the folder, durably. */
    public void prepare() throws IOException {
        CheckpointFiles.makeDirectory(files, folder);
    }

    /** Keeps other jobs of this name out until closed. */
    public AutoCloseable lock() throws IOException {
        return files.lock(folder + "/" + LOCK);
    }

    /** The files of a checkpoint, whether there are any or not. */
    public CheckpointFiles checkpoint(long checkpointId) {
        return new CheckpointFiles(files, directory(checkpointId), shared);
    }

    /** The files that checkpoints have in common. */
    public SharedFiles shared() {
        return shared;
    }

    /** Removes a checkpoint, and what it shared with none that is left. */
    public void delete(long checkpointId) throws IOException {
        checkpoint(checkpointId).delete();
        shared.release(checkpointId);
    }

    /** Removes checkpoints that were not completed; when nobody writes any more. */
    public void deleteIncomplete() throws IOException {
        for (long id : all()) {
            if (!checkpoint(id).isComplete()) {
                delete(id);
            }
        }
    }

    /**
     * Learns which files the checkpoints in the folder share, and removes those of none; when nobody writes yet. One whose
     * manifest cannot be read, which may be of another release, may share all.
     */
    public void adoptShared() throws IOException {
        for (long id : all()) {
            Optional<List<String>> names = checkpoint(id).shared();
            shared.hold(id, names.isPresent() ? names.get() : shared.names());
        }
        shared.sweep();
    }

    /** Every checkpoint in the folder, complete or not, oldest first. */
    public List<Long> all() throws IOException {
        List<Long> found = new ArrayList<>();
        for (FileStatus status : files.list(folder)) {
            Matcher name = CHECKPOINT.matcher(status.name());
            if (status.directory() && name.matches()) {
                found.add(Long.valueOf(name.group(1)));
            }
        }
        found.sort(Long::compare);
        return found;
    }

    /**
     * Notes, durably, that a run does not go on from the newest checkpoint of this folder: those up to {@code lastId}
     * are of earlier runs, and none of them is the latest any more.
     *
     * @param from the directory of the checkpoint that the run began with; empty for a fresh start
     */
    public void markStart(long lastId, Optional<String> from) throws IOException {
        byte[] path = from.orElse("").getBytes(StandardCharsets.UTF_8);
        String mark = folder + "/_start-after-" + lastId;
        try (WritableFile file = files.create(mark + ".tmp")) {
            file.write(path, 0, path.length);
            file.sync();
        }
        files.rename(mark + ".tmp", mark); // a part of it would mean another start
        files.syncDirectory(folder);
    }

    /** Those that have a manifest and belong to the latest run and those it continued, oldest first. */
    public List<Long> latest() throws IOException {
        long newest = lastMark().orElse(0);
        return complete().stream().filter(id -> id > newest).toList();
    }

    /** With which checkpoint the latest run began that was told where to begin; empty when none was, or afresh. */
    public Optional<String> latestStart() throws IOException {
        OptionalLong mark = lastMark();
        if (mark.isEmpty()) {
            return Optional.empty();
        }
        byte[] path = CheckpointFiles.readAll(files, folder + "/_start-after-" + mark.getAsLong());
        return path.length == 0 ? Optional.empty() : Optional.of(new String(path, StandardCharsets.UTF_8));
    }

    private OptionalLong lastMark() throws IOException {
        return files.list(folder).stream()
                .map(status -> START_MARK.matcher(status.name()))
                .filter(Matcher::matches)
                .mapToLong(name -> Long.parseLong(name.group(1)))
                .max();
    }

    /** Those that have a manifest, oldest first. */
    public List<Long> complete() throws IOException {
        List<Long> found = new ArrayList<>();
        for (long id : all()) {
            if (checkpoint(id).isComplete()) {
                found.add(id);
            }
        }
        return found;
    }

    /** Notes, durably, that the job has come to its end. */
    public void markFinished() throws IOException {
        KillPoints.reached(KillPoints.BEFORE_FINISHED);
        files.create(folder + "/" + FINISHED).close();
        files.syncDirectory(folder);
    }

    public boolean isFinished() throws IOException {
        return files.exists(folder + "/" + FINISHED);
    }

    /** The job runs again. */
    public void clearFinished() throws IOException {
        if (isFinished()) {
            files.deleteRecursively(folder + "/" + FINISHED);
            files.syncDirectory(folder);
        }
    }
}
