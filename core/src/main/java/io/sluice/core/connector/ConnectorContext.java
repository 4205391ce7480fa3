package io.sluice.core.connector;

import io.sluice.core.fs.FileSystem;
import io.sluice.core.time.Clock;
import java.io.PrintStream;
import java.time.ZoneId;

/**
 * What a connector may use of its surroundings.
 *
 * @param files every file access goes through it
 * @param zone the session's {@code table.local-time-zone}, for TIMESTAMP_LTZ as text
 * @param out where {@code print} writes
 * @param workers may do some of a connector's work
 * @param system what the session tells of itself
 */
public record ConnectorContext(
        FileSystem files, Clock clock, ZoneId zone, PrintStream out, Workers workers, SystemRows system) {
    /** A context of a session that tells nothing of itself. */
    public ConnectorContext(FileSystem files, Clock clock, ZoneId zone, PrintStream out, Workers workers) {
        this(files, clock, zone, out, workers, SystemRows.NONE);
    }

    /** A context in which connectors do all of their work themselves. */
    public ConnectorContext(FileSystem files, Clock clock, ZoneId zone, PrintStream out) {
        this(files, clock, zone, out, Workers.NONE);
    }
}
