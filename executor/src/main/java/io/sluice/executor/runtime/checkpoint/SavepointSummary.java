package io.sluice.executor.runtime.checkpoint;

import io.sluice.core.fs.FileSystem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * What the manifest of a savepoint says, without its files being read.
 *
 * @param createdMillis by the wall clock of the job
 * @param bytes of its files
 * @param damage why the manifest cannot be read; then the rest but the path is empty
 */
public record SavepointSummary(String path, String jobName, long createdMillis, long bytes, Optional<String> damage) {
    /** Empty when there is no manifest: the directory is something else, or a savepoint that is being taken. */
    public static Optional<SavepointSummary> of(FileSystem files, String directory) throws IOException {
        if (!new CheckpointFiles(files, directory).isComplete()) {
            return Optional.empty();
        }
        try {
            Manifest manifest =
                    Manifest.decode(CheckpointFiles.readAll(files, directory + "/" + CheckpointFiles.MANIFEST));
            long bytes = manifest.files().stream().mapToLong(FileEntry::length).sum();
            return Optional.of(new SavepointSummary(
                    directory, manifest.jobName(), manifest.createdMillis(), bytes, Optional.empty()));
        } catch (DamagedException e) {
            return Optional.of(new SavepointSummary(directory, "", 0, 0, Optional.of(e.getMessage())));
        } catch (FileNotFoundException | NoSuchFileException removedMeanwhile) {
            return Optional.empty();
        }
    }
}
