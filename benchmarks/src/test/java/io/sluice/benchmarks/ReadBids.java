package io.sluice.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sluice.connectors.Connectors;
import io.sluice.connectors.text.Swar;
import io.sluice.core.batch.Batch;
import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.connector.RecordEncoder;
import io.sluice.core.connector.Source;
import io.sluice.core.connector.Split;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.fs.WritableFile;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.plan.ObjectPath;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Reads Nexmark bids, beside Jackson over the same bytes and a loop that looks at nothing but quotes, backslashes and
 * line ends. One thread; the file lies in memory. The main prints megabytes a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx2g", "-XX:+UseParallelGC"})
public class ReadBids {
    private static final int EVENTS = 200_000;
    private static final long QUOTES = Swar.repeat('"');
    private static final long BACKSLASHES = Swar.repeat('\\');
    private static final long LINE_ENDS = Swar.repeat('\n');

    @Param({"json", "csv"})
    public String format;

    private final JsonFactory jackson = new JsonFactory();
    private byte[] bytes;
    private Source source;

    @Setup
    public void write() throws IOException {
        RecordEncoder encoder = Connectors.format(format).encoder(Nexmark.BID, Settings.of(Map.of()), ZoneOffset.UTC);
        BytesWriter text = new BytesWriter();
        for (Batch batch : Nexmark.generate(1, EVENTS, 10_000).bids()) {
            for (int row = 0; row < batch.rowCount; row++) {
                encoder.encode(batch, row, text);
            }
        }
        bytes = text.toByteArray();
        MemoryFileSystem files = new MemoryFileSystem();
        try (WritableFile file = files.create("/bids")) {
            file.write(bytes, 0, bytes.length);
        }
        Map<String, String> options = Map.of("connector", "filesystem", "path", "/bids", "format", format);
        TableSpec table = new TableSpec(new ObjectPath("c", "d", "bids"), Nexmark.BID, options, List.of(), List.of());
        source = Connectors.of(table)
                .source(table, new ConnectorContext(files, Clock.SYSTEM, ZoneOffset.UTC, System.out));
    }

    private long read(List<Integer> columns) {
        long rows = 0;
        Split split = source.splits().get(0);
        try (SplitReader reader = source.open(split, split.start(), columns)) {
            for (Batch batch = reader.read(Batch.MAX_ROWS); batch != null; batch = reader.read(Batch.MAX_ROWS)) {
                rows += batch.rowCount;
            }
        }
        return rows;
    }

    @Benchmark
    public long everyColumn() {
        return read(List.of(0, 1, 2, 3, 4, 5, 6));
    }

    @Benchmark
    public long threeColumns() {
        return read(List.of(0, 2, 5));
    }

    /** Line by line, every value looked at; for csv there is none. */
    @Benchmark
    public long jacksonEveryColumn() throws IOException {
        long sum = 0;
        if (format.equals("json")) {
            int start = 0;
            for (int end = 0; end < bytes.length; end++) {
                if (bytes[end] == '\n') {
                    sum += line(start, end - start);
                    start = end + 1;
                }
            }
        }
        return sum;
    }

    private long line(int start, int length) throws IOException {
        long sum = 0;
        try (JsonParser parser = jackson.createParser(bytes, start, length)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_INT) {
                    sum += parser.getLongValue();
                } else if (token == JsonToken.VALUE_STRING) {
                    sum += parser.getTextLength();
                }
            }
        }
        return sum;
    }

    @Benchmark
    public long bareScanner() {
        long marks = 0;
        for (int p = 0; p + 8 <= bytes.length; p += 8) {
            long word = Swar.load(bytes, p);
            long found = Swar.matches(word, QUOTES) | Swar.matches(word, BACKSLASHES) | Swar.matches(word, LINE_ENDS);
            marks += Long.bitCount(found);
        }
        return marks;
    }

    public static void main(String[] args) throws RunnerException, IOException {
        Options options = new OptionsBuilder().include(ReadBids.class.getName()).build();
        StringBuilder table = new StringBuilder();
        for (RunResult result : new Runner(options).run()) {
            ReadBids bids = new ReadBids();
            bids.format = result.getParams().getParam("format");
            if (bids.format.equals("csv")
                    && result.getPrimaryResult().getLabel().startsWith("jackson")) {
                continue; // it reads JSON only
            }
            bids.write();
            double millis = result.getPrimaryResult().getScore();
            table.append(String.format(
                    "%-5s %-20s %5.0f MB/s%n",
                    bids.format, result.getPrimaryResult().getLabel(), bids.bytes.length / 1000.0 / millis));
        }
        System.out.print(table);
    }
}
