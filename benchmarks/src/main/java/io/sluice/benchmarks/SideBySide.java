package io.sluice.benchmarks;

import io.sluice.core.batch.Batch;
import io.sluice.core.fs.LocalFileSystem;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import io.sluice.engine.Engine;
import io.sluice.engine.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Hand-written Java loops and the same SQL in the engine, over the same columns in memory: one checksum, speeds in
 * million rows a second, and ratios. Variants take turns, so that a change in the machine's speed hits them alike; the
 * median of the rounds is printed. Single-threaded means one task; two workers means two tasks per pipeline.
 */
public final class SideBySide {
    private static final int ROUNDS = 7;
    private static final int WARM_UP = 3;
    static final String BID =
            "auction BIGINT NOT NULL, bidder BIGINT NOT NULL, price BIGINT NOT NULL, channel STRING, url STRING, "
                    + "ts TIMESTAMP(3) NOT NULL, extra STRING";
    static final String SLIM_BID = "auction BIGINT NOT NULL, price BIGINT NOT NULL, ts TIMESTAMP(3) NOT NULL, "
            + "WATERMARK FOR ts AS ts - INTERVAL '1' SECOND";
    private static final String TUMBLE = "SELECT auction, window_start, COUNT(*), MAX(price) "
            + "FROM TABLE(TUMBLE(TABLE bid, DESCRIPTOR(ts), INTERVAL '10' SECOND)) "
            + "GROUP BY auction, window_start, window_end";

    /**
     * One query in both forms.
     *
     * @param repeat how often the data is read in one run, so that a run is long enough to time
     */
    private record Contest(
            String name,
            String dataset,
            int repeat,
            String columns,
            String result,
            String query,
            ToLongFunction<List<Batch>> byHand) {}

    private static final List<Contest> CONTESTS = List.of(
            new Contest("q0  every column", "bids", 60, BID, BID, "SELECT * FROM bid", HandWritten::q0),
            new Contest(
                    "q1  0.908 * price",
                    "bids",
                    100,
                    BID,
                    "auction BIGINT, bidder BIGINT, price DECIMAL(24, 3), ts TIMESTAMP(3), extra STRING",
                    "SELECT auction, bidder, 0.908 * price, ts, extra FROM bid",
                    HandWritten::q1),
            new Contest(
                    "q2  MOD(auction, 123) = 0",
                    "bids",
                    300,
                    BID,
                    "auction BIGINT, price BIGINT",
                    "SELECT auction, price FROM bid WHERE MOD(auction, 123) = 0",
                    HandWritten::q2),
            new Contest(
                    "tumble 10 s, 10 thousand keys",
                    "keys-10000",
                    1,
                    SLIM_BID,
                    "auction BIGINT, ws TIMESTAMP(3), bids BIGINT, largest BIGINT",
                    TUMBLE,
                    HandWritten::tumble),
            new Contest(
                    "tumble 10 s, 1 million keys",
                    "keys-1000000",
                    1,
                    SLIM_BID,
                    "auction BIGINT, ws TIMESTAMP(3), bids BIGINT, largest BIGINT",
                    TUMBLE,
                    HandWritten::tumble));

    private SideBySide() {}

    /** @param args parts of names of the contests to run; none means all */
    public static void main(String[] args) {
        System.out.printf(
                "%-30s %12s %12s %12s %14s %12s%n",
                "query", "by hand", "engine", "2 workers", "engine / hand", "2 / 1");
        try (Engine engine = new Engine(new Engine.Surroundings(new LocalFileSystem(), Clock.SYSTEM, System.out))) {
            for (Contest contest : CONTESTS) {
                if (args.length == 0 || Arrays.stream(args).anyMatch(contest.name::contains)) {
                    run(engine, contest);
                }
            }
        }
    }

    private static void run(Engine engine, Contest contest) {
        List<Batch> batches = Datasets.get(contest.dataset);
        double[][] seconds = new double[3][ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            List<Timed> runs = new ArrayList<>();
            runs.add(time(() -> byHand(contest, batches)));
            runs.add(time(() -> inEngine(engine, contest, 1)));
            runs.add(time(() -> inEngine(engine, contest, 2)));
            for (int v = 0; v < runs.size(); v++) {
                if (runs.get(v).checksum != runs.get(0).checksum) {
                    throw new AssertionError(contest.name + ": checksums differ: " + runs);
                }
                if (round >= 0) {
                    seconds[v][round] = runs.get(v).seconds;
                }
            }
        }
        double millions = Datasets.rows(batches) * (double) contest.repeat / 1e6;
        double hand = millions / median(seconds[0]);
        double one = millions / median(seconds[1]);
        double two = millions / median(seconds[2]);
        System.out.printf(
                "%-30s %7.1f M/s %8.1f M/s %8.1f M/s %14.2f %12.2f%n",
                contest.name, hand, one, two, medianRatio(seconds[0], seconds[1]), medianRatio(seconds[1], seconds[2]));
    }

    private static long byHand(Contest contest, List<Batch> batches) {
        long checksum = 0;
        for (int i = 0; i < contest.repeat; i++) {
            checksum += contest.byHand.applyAsLong(batches);
        }
        return checksum;
    }

    private static long inEngine(Engine engine, Contest contest, int workers) {
        ChecksumConnector.take();
        Settings settings = Settings.of(Map.of("parallelism.default", Integer.toString(workers)));
        try (Session session = engine.openSession(settings, Session.Mode.SCRIPT, System.err::println)) {
            session.execute("CREATE TABLE bid (" + contest.columns + ") WITH ('connector' = 'prefilled', 'dataset' = '"
                    + contest.dataset + "', 'splits' = '" + workers + "', 'repeat' = '" + contest.repeat + "');"
                    + "CREATE TABLE result (" + contest.result + ") WITH ('connector' = 'checksum');"
                    + "INSERT INTO result " + contest.query);
        }
        return ChecksumConnector.take();
    }

    private record Timed(double seconds, long checksum) {}

    private static Timed time(java.util.function.LongSupplier work) {
        long start = System.nanoTime();
        long checksum = work.getAsLong();
        return new Timed((System.nanoTime() - start) / 1e9, checksum);
    }

    /** The script of the tumbling aggregation, in one task. */
    static String tumble(String dataset) {
        return "CREATE TABLE bid (" + SLIM_BID + ") WITH ('connector' = 'prefilled', 'dataset' = '" + dataset + "');"
                + "CREATE TABLE result (auction BIGINT, ws TIMESTAMP(3), bids BIGINT, largest BIGINT) "
                + "WITH ('connector' = 'checksum'); INSERT INTO result " + TUMBLE;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** The median over rounds of {@code a / b} within a round. */
    private static double medianRatio(double[] a, double[] b) {
        double[] ratios = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            ratios[i] = a[i] / b[i];
        }
        return median(ratios);
    }
}
