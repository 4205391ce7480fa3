package io.sluice.benchmarks;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.fs.LocalFileSystem;
import io.sluice.core.time.Clock;
import io.sluice.server.ServerSettings;
import io.sluice.server.SluiceServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * JDBC in process and to a server of the same JVM, over the loopback address: how long {@code SELECT 1} takes, and how many
 * rows a second are read of a large result, BIGINT, VARCHAR and DOUBLE, every value of it. Argument: rows in millions.
 */
public final class JdbcSpeed {
    private static final int WARM_UP = 1_000;
    private static final int QUERIES = 3_000;
    private static final int ROUNDS = 5;
    private static final int[] FETCH_SIZES = {0, 1_000};
    private static final double PRICE = 0.908;

    private JdbcSpeed() {}

    public static void main(String[] args) throws SQLException {
        long rows = (args.length > 0 ? Integer.parseInt(args[0]) : 5) * 1_000_000L;
        try (SluiceServer server = SluiceServer.start(
                ServerSettings.of(Map.of("server.port", "0")),
                new SluiceServer.Surroundings(
                        new LocalFileSystem(),
                        Clock.SYSTEM,
                        System.out,
                        System.out::println,
                        Optional.empty(),
                        Optional.empty()))) {
            for (String url : new String[] {"jdbc:sluice:", "jdbc:sluice://localhost:" + server.port()}) {
                String name = url.endsWith(":") ? "in process" : "remote";
                try (Connection connection = DriverManager.getConnection(url);
                        Statement statement = connection.createStatement()) {
                    selectOne(name, statement);
                    for (int fetchSize : FETCH_SIZES) {
                        manyRows(name, statement, rows, fetchSize);
                    }
                }
            }
        }
    }

    private static void selectOne(String name, Statement statement) throws SQLException {
        for (int i = 0; i < WARM_UP; i++) {
            one(statement);
        }
        long[] nanos = new long[QUERIES];
        for (int i = 0; i < QUERIES; i++) {
            long start = System.nanoTime();
            one(statement);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-10s SELECT 1: p50 %.2f ms, p99 %.2f ms, longest %.1f ms%n",
                name, nanos[QUERIES / 2] / 1e6, nanos[QUERIES * 99 / 100] / 1e6, nanos[QUERIES - 1] / 1e6);
    }

    private static void one(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT 1")) {
            if (!row.next() || row.getInt(1) != 1 || row.next()) {
                throw new AssertionError("SELECT 1 is not one row of 1");
            }
        }
    }

    private static void manyRows(String name, Statement statement, long rows, int fetchSize) throws SQLException {
        long inMemory = Datasets.rows(Datasets.get("bids"));
        statement.execute("CREATE TABLE IF NOT EXISTS bid (" + SideBySide.BID
                + ") WITH ('connector' = 'prefilled', 'dataset' = 'bids', 'repeat' = '" + (rows / inMemory + 1) + "')");
        double[] speeds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            speeds[round] = speed(statement, rows, fetchSize);
        }
        Arrays.sort(speeds);
        System.out.printf(
                "%-10s fetch size %5s: %.2f M rows/s (%.2f to %.2f)%n",
                name, fetchSize == 0 ? "-" : fetchSize, speeds[ROUNDS / 2], speeds[0], speeds[ROUNDS - 1]);
    }

    private static double speed(Statement statement, long rows, int fetchSize) throws SQLException {
        statement.setFetchSize(fetchSize);
        statement.setLargeMaxRows(rows);
        long start = System.nanoTime();
        long count = 0;
        long auctions = 0;
        long letters = 0;
        double prices = 0;
        try (ResultSet result =
                statement.executeQuery("SELECT auction, channel, CAST(price AS DOUBLE) * " + PRICE + "E0 FROM bid")) {
            while (result.next()) {
                count++;
                auctions += result.getLong(1);
                letters += result.getString(2).length();
                prices += result.getDouble(3);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (count != rows || auctions != auctions(rows) || letters == 0 || prices <= 0) {
            throw new AssertionError(count + " rows of " + rows + ", sum " + auctions);
        }
        return count / seconds / 1e6;
    }

    /** What the first column sums up to. */
    private static long auctions(long rows) {
        long sum = 0;
        long left = rows;
        while (left > 0) {
            for (Batch batch : Datasets.get("bids")) {
                long[] values = ((LongColumn) batch.columns[0]).values;
                for (int i = 0; i < batch.rowCount && left > 0; i++, left--) {
                    sum += values[i];
                }
            }
        }
        return sum;
    }
}
