package io.sluice.engine.proof;

import io.sluice.core.fs.FileStatus;
import io.sluice.core.fs.FileSystem;
import io.sluice.executor.runtime.schedule.Scheduler;
import io.sluice.executor.runtime.schedule.Stepped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Somebody who looks at the output all the time while a job runs: nothing that was seen may be wrong, come twice or go
 * away. After a power failure what was seen may be gone until the job runs again; in the end it must be there.
 */
final class Reader implements Stepped {
    private static final long EVERY_NANOS = 1_000_000;

    private final FileSystem disk;
    private final Map<String, List<String>> right;
    private final List<Map<String, List<String>>> seenBeforeCrashes = new ArrayList<>();
    private final Map<FileStatus, List<String>> files = new HashMap<>();
    private Map<String, List<String>> seen = Map.of();
    private Scheduler scheduler;
    int looks;

    Reader(FileSystem disk, Map<String, List<String>> right) {
        this.disk = disk;
        this.right = right;
    }

    /** Looks in between the steps of a job. */
    void follow(Scheduler jobs) {
        scheduler = jobs;
        jobs.add(this);
    }

    void powerHasFailed() {
        seenBeforeCrashes.add(seen);
        seen = Map.of();
        files.clear();
    }

    @Override
    public Progress step() {
        look();
        scheduler.wakeAt(this, scheduler.clock().nanos() + EVERY_NANOS);
        return Progress.NO_PROGRESS;
    }

    private void look() {
        looks++;
        Map<String, List<String>> now = Orders.visible(disk, files);
        if (now.equals(seen)) {
            return;
        }
        assertWithin(right, now, "is wrong or comes twice");
        assertWithin(now, seen, "was seen and is gone");
        seen = now;
    }

    /** The end has come: all that was ever seen is there. */
    void atTheEnd() {
        look();
        seenBeforeCrashes.forEach(before -> assertWithin(seen, before, "was seen before a crash and is gone"));
    }

    private static void assertWithin(
            Map<String, List<String>> whole, Map<String, List<String>> part, String otherwise) {
        part.forEach((table, rows) -> {
            Map<String, Integer> left = new HashMap<>();
            whole.getOrDefault(table, List.of()).forEach(row -> left.merge(row, 1, Integer::sum));
            for (String row : rows) {
                if (left.merge(row, -1, Integer::sum) < 0) {
                    throw new AssertionError("the row " + row + " of " + table + " " + otherwise);
                }
            }
        });
    }
}
