package io.sluice.engine.job;

import io.sluice.core.fs.FileSystem;
import io.sluice.core.time.Clock;
import io.sluice.executor.runtime.ConnectorLookup;
import io.sluice.executor.runtime.ErrorDetails;
import io.sluice.executor.runtime.schedule.Scheduler;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all jobs of an engine share. Safe for several threads.
 *
 * @param out where the {@code print} connector writes
 * @param sequence numbers the jobs
 */
public record JobHost(
        FileSystem files,
        Clock clock,
        PrintStream out,
        ConnectorLookup connectors,
        KernelCompilers compilers,
        Scheduler workers,
        ErrorDetails details,
        AtomicInteger sequence) {
    /** An id that no other job has: of time, process and number. */
    String nextJobId() {
        long who = ProcessHandle.current().pid() << Integer.SIZE | sequence.incrementAndGet();
        return String.format("%016x%016x", clock.millis(), who);
    }
}
