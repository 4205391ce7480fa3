package io.sluice.shell;

import io.sluice.core.fs.FileSystem;
import io.sluice.core.time.Clock;
import java.util.Optional;

/**
 * What a run has around it.
 *
 * @param settingsFile the file that is read when {@code --config} names no other and it exists
 */
public record Surroundings(Streams streams, FileSystem files, Clock clock, Optional<String> settingsFile) {}
