package io.sluice.executor.runtime;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.settings.CheckpointingOptions;
import io.sluice.core.settings.ExecutionOptions;
import io.sluice.core.settings.RecoveryOptions;
import io.sluice.executor.runtime.checkpoint.CheckpointFiles;
import io.sluice.executor.runtime.checkpoint.CheckpointStore;
import io.sluice.executor.runtime.checkpoint.DamagedException;
import io.sluice.executor.runtime.checkpoint.RestoredJob;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds and reads what a run starts from, and holds the job's folder of checkpoints. All methods block. */
final class Recovery {
    private static final String IN_MEMORY = "/checkpoints";

    /**
     * What a job starts from.
     *
     * @param alreadyFinished the job of this name has come to its end before: there is nothing to do
     * @param restored empty: a fresh start
     * @param owned complete checkpoints that the job may remove when they are no longer retained, oldest first
     * @param lastId the largest number of a checkpoint in the folder
     */
    record Start(boolean alreadyFinished, Optional<RestoredJob> restored, List<Long> owned, long lastId) {}

    private final JobSpec spec;
    private final FileSystem userFiles;
    private final Consumer<String> warnings;
    private final boolean goesOn;
    private final FileSystem files;
    private final CheckpointStore store;
    private Optional<AutoCloseable> lock = Optional.empty();

    private volatile Optional<String> startedFrom = Optional.empty();

    /** Checkpoints of earlier runs have this number at most. */
    private volatile long firstId;

    /** @param goesOn whether the job takes the place of one that has ended, and begins with that one's state */
    Recovery(JobSpec spec, FileSystem userFiles, Consumer<String> warnings, boolean goesOn) {
        this.goesOn = goesOn;
        this.spec = spec;
        this.userFiles = userFiles;
        this.warnings = warnings;
        Optional<String> directory = spec.settings().checkpointing().directory().filter(d -> spec.settings()
                .ownsFolder());
        this.files = directory.isPresent() ? userFiles : new MemoryFileSystem();
        this.store = new CheckpointStore(files, directory.map(files::absolute).orElse(IN_MEMORY), spec.jobName());
    }

    CheckpointStore store() {
        return store;
    }

    /** With what the latest attempt began, for people; empty for a fresh start. */
    Optional<String> startedFrom() {
        return startedFrom;
    }

    /** @throws SluiceException {@code CHECKPOINT_NOT_FOUND}, {@code _DAMAGED}, {@code _IN_USE}, {@code STATE_INCOMPATIBLE} */
    Start first() throws IOException {
        JobSettings.Recovery settings = spec.settings().recovery();
        if (settings.latest()) {
            requireLatestIsPossible();
        }
        if (settings.latest() || spec.settings().checkpointing().enabled()) {
            store.prepare();
            lock();
        }
        if (settings.latest() && !goesOn && store.isFinished()) {
            return new Start(true, Optional.empty(), List.of(), 0);
        }
        List<Long> complete = store.complete();
        List<Long> latest = store.latest();
        Optional<RestoredJob> restored = Optional.empty();
        boolean fromOwn = settings.latest() || goesOn;
        if (fromOwn) {
            restored = newest(latest);
            Optional<String> start = restored.isPresent() ? Optional.empty() : store.latestStart();
            if (start.isPresent()) {
                restored = Optional.of(begin(start.get()));
            }
        }
        if (restored.isEmpty() && settings.path().isPresent() && !settings.latest()) {
            restored = Optional.of(begin(settings.path().get()));
        }
        store.clearFinished();
        List<Long> all = store.all();
        for (long id : all) {
            if (!complete.contains(id)) {
                store.delete(id);
            }
        }
        if (lock.isPresent()) {
            store.adoptShared();
        }
        long lastId = all.isEmpty() ? 0 : all.get(all.size() - 1);
        firstId = lastId;
        boolean told = !fromOwn && (lastId > 0 || settings.path().isPresent());
        if (told && spec.settings().checkpointing().enabled()) {
            store.markStart(lastId, settings.path().map(userFiles::absolute));
        }
        return new Start(false, restored, fromOwn ? latest : List.of(), lastId);
    }

    /** What a restart begins with: the newest of the job's own checkpoints, else what the job itself began with. */
    Optional<RestoredJob> again(List<Long> complete) throws IOException {
        for (long id : store.all()) {
            if (id > firstId && !complete.contains(id)) {
                store.delete(id); // given up, yet it might look complete: what its sinks prepared will be removed
            }
        }
        if (!complete.isEmpty()) {
            return newest(complete);
        }
        Optional<String> path = spec.settings().recovery().path();
        return path.isPresent() && !spec.settings().recovery().latest()
                ? Optional.of(begin(path.get()))
                : Optional.empty();
    }

    private void requireLatestIsPossible() {
        if (spec.settings().checkpointing().directory().isEmpty()) {
            throw needs(CheckpointingOptions.DIRECTORY.key(), "the folder in which to look");
        }
        if (!spec.settings().namedByUser()) {
            throw needs(ExecutionOptions.JOB_NAME.key(), "the job to look for");
        }
    }

    private static SluiceException needs(String key, String what) {
        return SluiceException.of(
                        ErrorCode.INVALID_SETTING,
                        "'" + RecoveryOptions.PATH.key() + "' = '" + RecoveryOptions.LATEST + "' needs '" + key + "', "
                                + what)
                .hint("SET '" + key + "' = '..';");
    }

    private void lock() throws IOException {
        if (lock.isPresent()) {
            return;
        }
        try {
            lock = Optional.of(store.lock());
        } catch (FileAlreadyExistsException e) {
            throw SluiceException.of(
                            ErrorCode.CHECKPOINT_IN_USE,
                            "another running job uses the checkpoint folder " + store.folder())
                    .hint("stop that job, or give this one another 'pipeline.name'")
                    .causedBy(e);
        }
    }

    /** The job has ended: removes checkpoints that nobody wants, and those that were not completed. */
    void tidy(List<Long> unwanted) throws IOException {
        for (long id : unwanted) {
            store.delete(id);
        }
        if (lock.isPresent()) {
            store.deleteIncomplete();
            deleteBeyondRetained();
        }
    }

    /** Between the completion of one and the removal of another the job may have been cancelled. */
    private void deleteBeyondRetained() throws IOException {
        List<Long> own = store.complete().stream().filter(id -> id > firstId).toList();
        for (long id : own.subList(
                0, Math.max(0, own.size() - spec.settings().checkpointing().retained()))) {
            store.delete(id);
        }
    }

    void unlock() throws Exception {
        if (lock.isPresent()) {
            lock.get().close();
        }
        lock = Optional.empty();
    }

    private Optional<RestoredJob> newest(List<Long> complete) throws IOException {
        List<Long> newestFirst = new ArrayList<>(complete);
        Collections.reverse(newestFirst);
        DamagedException damage = null;
        for (long id : newestFirst) {
            try {
                RestoredJob read = checked(numbered(id), warnings);
                startedFrom = Optional.of(files == userFiles ? store.directory(id) : "checkpoint " + id);
                return Optional.of(read);
            } catch (DamagedException e) {
                damage = e;
                warnings.accept("checkpoint " + id + " is skipped, " + e.getMessage()
                        + "; what was made visible since the one before it will come again");
            }
        }
        if (damage != null) {
            throw StateChecks.damaged(damage);
        }
        return Optional.empty();
    }

    private CheckpointFiles.Loaded numbered(long id) throws IOException {
        CheckpointFiles.Loaded loaded = store.checkpoint(id)
                .read()
                .orElseThrow(() -> new DamagedException(store.directory(id) + " has no manifest any more"));
        if (loaded.manifest().checkpointId() != id) {
            throw new DamagedException(store.directory(id) + " holds checkpoint "
                    + loaded.manifest().checkpointId() + ", not the one that its name says");
        }
        return loaded;
    }

    private RestoredJob begin(String path) throws IOException {
        RestoredJob read = given(path);
        startedFrom = Optional.of(path);
        return read;
    }

    private RestoredJob given(String path) throws IOException {
        return checked(read(path), warnings);
    }

    /** Reads a checkpoint that the user names and holds it against the plan. */
    void check(String path) throws IOException {
        checked(read(path), note -> {});
    }

    private CheckpointFiles.Loaded read(String path) throws IOException {
        try {
            return StateChecks.load(userFiles, path);
        } catch (DamagedException e) {
            throw StateChecks.damaged(e);
        }
    }

    private RestoredJob checked(CheckpointFiles.Loaded loaded, Consumer<String> notes) {
        StateChecks.check(spec, loaded, notes);
        return loaded.job();
    }
}
