package io.sluice.examples.kill;

import java.util.concurrent.atomic.AtomicInteger;

/** What has happened in a campaign or in a storm. Safe for several threads. */
final class Tally {
    /** Processes started. */
    final AtomicInteger lives = new AtomicInteger();
    /** Kills at random times before a life's first checkpoint was complete. */
    final AtomicInteger early = new AtomicInteger();
    /** Kills at random times after it. */
    final AtomicInteger random = new AtomicInteger();
    /** Kills within 300 ms after a start that followed a kill. */
    final AtomicInteger again = new AtomicInteger();
    /** Deaths at named places. */
    final AtomicInteger atPoints = new AtomicInteger();
    /** Of all kills, those after which there was a complete checkpoint to go on from. */
    final AtomicInteger afterCheckpoint = new AtomicInteger();
    /** Savepoints that were complete. */
    final AtomicInteger savepoints = new AtomicInteger();
    /** Lives that ended by a savepoint, to be gone on with. */
    final AtomicInteger stops = new AtomicInteger();
    /** Jobs that came to their end and were compared as a whole. */
    final AtomicInteger ends = new AtomicInteger();
    /** Rows of those. */
    final AtomicInteger rows = new AtomicInteger();

    int kills() {
        return early.get() + random.get() + again.get() + atPoints.get();
    }

    void add(Tally other) {
        lives.addAndGet(other.lives.get());
        early.addAndGet(other.early.get());
        random.addAndGet(other.random.get());
        again.addAndGet(other.again.get());
        atPoints.addAndGet(other.atPoints.get());
        afterCheckpoint.addAndGet(other.afterCheckpoint.get());
        savepoints.addAndGet(other.savepoints.get());
        stops.addAndGet(other.stops.get());
        ends.addAndGet(other.ends.get());
        rows.addAndGet(other.rows.get());
    }
}
