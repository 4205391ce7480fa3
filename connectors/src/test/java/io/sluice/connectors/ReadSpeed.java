package io.sluice.connectors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sluice.connectors.text.Swar;
import io.sluice.core.batch.Batch;
import io.sluice.core.connector.Source;
import io.sluice.core.connector.Split;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.plan.TableSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Measures how many megabytes a second one thread decodes, in processor time. Not a test: run its main, with the number of rounds as
 * argument. The file lies in memory, so that the decoder is measured and not a disk.
 */
public final class ReadSpeed {
    private static final String FLIGHTS =
            "departed TIMESTAMP(3); origin STRING; destination STRING; distance INT; delay INT";
    static final String BIDS = "auction BIGINT; bidder BIGINT; price BIGINT; channel STRING; url STRING;"
            + " at TIMESTAMP(3); rate DOUBLE; extra STRING";
    static final int ROWS = 500_000;
    /** Processor time, which other work on the machine disturbs less than the clock on the wall. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private ReadSpeed() {}

    public static void main(String[] args) {
        int rounds = args.length == 0 ? 8 : Integer.parseInt(args[0]);
        for (String format : List.of("json", "csv")) {
            measure(format, "flights", FLIGHTS, flights(format), List.of(0, 1, 2, 3, 4), rounds);
            measure(
                    format,
                    "bids",
                    BIDS,
                    bids(format),
                    IntStream.range(0, 8).boxed().toList(),
                    rounds);
            measure(format, "bids, 2 of 8 columns", BIDS, bids(format), List.of(0, 2), rounds);
        }
        byte[] bids = bids("json").getBytes(StandardCharsets.UTF_8);
        best("Jackson, line by line", bids, rounds, () -> jackson(bids));
        best("quotes and line ends only", bids, rounds, () -> scan(bids));
    }

    private static void best(String name, byte[] bytes, int rounds, LongSupplier work) {
        double best = 0;
        long sum = 0;
        for (int round = 0; round < rounds; round++) {
            long start = CPU.getCurrentThreadCpuTime();
            sum += work.getAsLong();
            best = Math.max(best, bytes.length * 1e3 / (CPU.getCurrentThreadCpuTime() - start));
        }
        System.out.printf("json  bids, %-26s %4.0f MB/s (%d)%n", name, best, sum);
    }

    private static long jackson(byte[] bytes) {
        JsonFactory factory = new JsonFactory();
        long sum = 0;
        for (int start = 0, end; start < bytes.length; start = end + 1) {
            end = Swar.indexOf(bytes, start, bytes.length, (byte) '\n');
            try (JsonParser parser = factory.createParser(bytes, start, end - start)) {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    if (token == JsonToken.VALUE_STRING) {
                        sum += parser.getTextLength();
                    } else if (token == JsonToken.VALUE_NUMBER_INT) {
                        sum += parser.getLongValue();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sum;
    }

    private static long scan(byte[] bytes) {
        long quotes = Swar.repeat('"');
        long ends = Swar.repeat('\n');
        long found = 0;
        for (int p = 0; p + 8 <= bytes.length; p += 8) {
            long word = Swar.load(bytes, p);
            found += Long.bitCount(Swar.matches(word, quotes) | Swar.matches(word, ends));
        }
        return found;
    }

    private static String flights(String format) {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            String time = String.format(
                    "2001-01-%02d %02d:%02d:00", 1 + i * 28L / ROWS, random.nextInt(24), random.nextInt(60));
            int distance = random.nextInt(3000);
            int delay = random.nextInt(200) - 30;
            text.append(
                    format.equals("json")
                            ? "{\"departed\":\"" + time + "\",\"origin\":\"DTW\",\"destination\":\"LAS\",\"distance\":"
                                    + distance + ",\"delay\":" + delay + "}\n"
                            : time + ",DTW,LAS," + distance + "," + delay + "\n");
        }
        return text.toString();
    }

    static String bids(String format) {
        Random random = new Random(2);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            int auction = random.nextInt(100_000);
            long bidder = random.nextInt(1_000_000);
            int price = random.nextInt(10_000_000);
            String url = "https://www.nexmark.com/" + Integer.toHexString(random.nextInt()) + "/item.htm?query=1";
            String time =
                    String.format("2020-01-01 %02d:%02d:%02d.%03d", i / 40000, i / 600 % 60, i / 10 % 60, i % 1000);
            double rate = Math.round(random.nextDouble() * 1e6) / 1e6;
            String extra = "x".repeat(random.nextInt(60));
            text.append(
                    format.equals("json")
                            ? "{\"auction\":" + auction + ",\"bidder\":" + bidder + ",\"price\":" + price
                                    + ",\"channel\":\"Google\",\"url\":\"" + url + "\",\"at\":\"" + time
                                    + "\",\"rate\":"
                                    + rate + ",\"extra\":\"" + extra + "\"}\n"
                            : auction + "," + bidder + "," + price + ",Google," + url + "," + time + "," + rate + ","
                                    + extra + "\n");
        }
        return text.toString();
    }

    private static void measure(
            String format, String name, String columns, String text, List<Integer> wanted, int rounds) {
        MemoryFileSystem files = new MemoryFileSystem();
        Tables.write(files, "/f", text);
        TableSpec table = Tables.table(columns, "connector", "filesystem", "path", "/f", "format", format);
        Source source = Tables.source(files, table);
        double best = 0;
        for (int round = 0; round < rounds; round++) {
            long start = CPU.getCurrentThreadCpuTime();
            Split split = source.splits().get(0);
            long rows = 0;
            try (SplitReader reader = source.open(split, split.start(), wanted)) {
                for (Batch b = reader.read(Batch.MAX_ROWS); b != null; b = reader.read(Batch.MAX_ROWS)) {
                    rows += b.rowCount;
                }
            }
            if (rows != ROWS) {
                throw new IllegalStateException(rows + " rows instead of " + ROWS);
            }
            best = Math.max(best, text.length() * 1e3 / (CPU.getCurrentThreadCpuTime() - start));
        }
        System.out.printf(
                "%-5s %-22s %4d bytes a row: %4.0f MB/s, %5.1f million rows/s%n",
                format, name, text.length() / ROWS, best, best * ROWS / text.length());
    }
}
