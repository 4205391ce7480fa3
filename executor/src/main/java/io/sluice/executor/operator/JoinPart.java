package io.sluice.executor.operator;

import java.util.stream.Stream;

/**
 * One part of a join's keys on disk: by input the rows that have met each other already, which every row that comes later
 * has yet to meet, and those that came later. Used by one thread.
 */
final class JoinPart implements AutoCloseable {
    private static final int MOST_LEVELS = 5;

    private final int level;
    private final JoinFile[] met;
    private final JoinFile[] waiting;

    /** Rows of the join that it is a part of. */
    private long ofRows = Long.MAX_VALUE;

    /** @param level how often the keys had been parted before */
    JoinPart(JoinRun run, int level) {
        this.level = level;
        met = files(run);
        waiting = files(run);
    }

    private static JoinFile[] files(JoinRun run) {
        return new JoinFile[] {new JoinFile(run, 0), new JoinFile(run, 1)};
    }

    int level() {
        return level;
    }

    JoinFile met(int input) {
        return met[input];
    }

    JoinFile waiting(int input) {
        return waiting[input];
    }

    /** Of one side. */
    long bytes(int input) {
        return met[input].bytes() + waiting[input].bytes();
    }

    /** Says of how many rows these were made a part. */
    void comesFrom(long rows) {
        ofRows = rows;
    }

    /** Whether parting the keys has made it so little smaller that it is not worth while again: few keys have most rows. */
    boolean isStubborn() {
        return level + 1 >= MOST_LEVELS || rows() > ofRows / 4 * 3;
    }

    long rows() {
        return all().mapToLong(JoinFile::rows).sum();
    }

    /** Nothing is written for now. */
    void finish() {
        all().forEach(JoinFile::finish);
    }

    /** Removes the rows. */
    @Override
    public void close() {
        all().forEach(JoinFile::close);
    }

    private Stream<JoinFile> all() {
        return Stream.of(met[0], met[1], waiting[0], waiting[1]);
    }
}
