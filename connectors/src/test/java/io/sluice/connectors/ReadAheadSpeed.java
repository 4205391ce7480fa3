package io.sluice.connectors;

import io.sluice.core.batch.Batch;
import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.connector.Source;
import io.sluice.core.connector.Split;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.connector.Workers;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.time.Clock;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Measures by the clock on the wall how much sooner a large file is read by one thread with the help of another than by one alone;
 * the variants take turns. Not a test: run its main, with the number of rounds as argument, on an idle machine.
 */
public final class ReadAheadSpeed {
    private static final int COPIES = 4;
    /** Of the thread that reads: what limits it on a machine where others do not take its processors. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private ReadAheadSpeed() {}

    public static void main(String[] args) {
        int rounds = args.length == 0 ? 9 : Integer.parseInt(args[0]);
        for (String format : List.of("json", "csv")) {
            MemoryFileSystem files = new MemoryFileSystem();
            String bids = ReadSpeed.bids(format).repeat(COPIES);
            Tables.write(files, "/f", bids);
            TableSpec table = Tables.table(ReadSpeed.BIDS, "connector", "filesystem", "path", "/f", "format", format);
            long[][] nanos = new long[2][rounds];
            long[][] processorNanos = new long[2][rounds];
            ExecutorService threads = Executors.newFixedThreadPool(1);
            for (int round = 0; round < rounds; round++) {
                for (int workers = 1; workers <= 2; workers++) {
                    long before = CPU.getCurrentThreadCpuTime();
                    nanos[workers - 1][round] = measure(files, table, new Shared(workers, threads));
                    processorNanos[workers - 1][round] = CPU.getCurrentThreadCpuTime() - before;
                }
            }
            threads.shutdown();
            print(format + " bids, " + bids.length() / 1_000_000 + " MB, clock on the wall", nanos);
            print("    processor time of the reading thread", processorNanos);
        }
    }

    private static void print(String what, long[][] nanos) {
        Arrays.stream(nanos).forEach(Arrays::sort);
        for (int which : new int[] {0, nanos[0].length / 2}) {
            System.out.printf(
                    "%-40s %4d ms alone, %4d ms with a second thread: %.2f times (%s)%n",
                    what,
                    nanos[0][which] / 1_000_000,
                    nanos[1][which] / 1_000_000,
                    (double) nanos[0][which] / nanos[1][which],
                    which == 0 ? "best" : "median");
        }
    }

    private record Shared(int count, ExecutorService threads) implements Workers {
        @Override
        public void execute(Runnable work) {
            threads.execute(work);
        }
    }

    private static long measure(MemoryFileSystem files, TableSpec table, Workers workers) {
        ConnectorContext context = new ConnectorContext(files, Clock.SYSTEM, ZoneOffset.UTC, System.out, workers);
        Source source = Connectors.of(table).source(table, context);
        Split split = source.splits().get(0);
        List<Integer> all = IntStream.range(0, 8).boxed().toList();
        long start = Clock.SYSTEM.nanos();
        long rows = 0;
        try (SplitReader reader = source.open(split, split.start(), all)) {
            for (Batch b = reader.read(Batch.MAX_ROWS); b != null; b = reader.read(Batch.MAX_ROWS)) {
                rows += b.rowCount;
            }
        }
        if (rows != (long) COPIES * ReadSpeed.ROWS) {
            throw new IllegalStateException(rows + " rows");
        }
        return Clock.SYSTEM.nanos() - start;
    }
}
