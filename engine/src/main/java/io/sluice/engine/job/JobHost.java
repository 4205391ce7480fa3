package io.sluice.engine.job;

import io.sluice.core.fs.FileSystem;
import io.sluice.core.time.Clock;
import io.sluice.executor.runtime.ConnectorLookup;
import io.sluice.executor.runtime.ErrorDetails;
import io.sluice.executor.runtime.schedule.Scheduler;
import java.io.PrintStream;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all jobs of an engine share. Safe for several threads.
 *
 * @param out where the {@code print} connector writes
 * @param sequence numbers the jobs and savepoints
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
    /** 32 hexadecimal digits that no other call gives, of time, process and number; they look random. */
    String nextId() {
        long who = mix(ProcessHandle.current().pid() << Integer.SIZE | sequence.incrementAndGet());
        HexFormat hex = HexFormat.of(); // a Formatter would be the first of a short run, and takes its time to load
        return hex.toHexDigits(mix(clock.millis() ^ who)) + hex.toHexDigits(who);
    }

    /** One to one, and every bit of the result depends on every bit of the argument: MurmurHash3's end. */
    private static long mix(long bits) {
        long mixed = bits;
        mixed = (mixed ^ mixed >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
