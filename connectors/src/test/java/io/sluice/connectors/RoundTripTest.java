package io.sluice.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.connector.Sink.WriterContext;
import io.sluice.core.connector.SinkWriter;
import io.sluice.core.connector.Source;
import io.sluice.core.connector.Split;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written is what is read, for every type and any value: decode(encode(x)) = x. */
class RoundTripTest {
    private static final String COLUMNS = "b BOOLEAN; t TINYINT; s SMALLINT; i INT; l BIGINT; f FLOAT; d DOUBLE;"
            + " n DECIMAL(12, 5); w DECIMAL(38, 10); v STRING; dt DATE; tm TIME(6); ts TIMESTAMP(6); ms TIMESTAMP(3);"
            + " z TIMESTAMP_LTZ(6)";
    private static final String ALPHABET = "aZ0 ,;\"'\\#\n\r\t\u0000\u0001\u007fü€😀\uFEFF-.{}[]:/nrt";

    @ParameterizedTest
    @CsvSource({
        "json,,",
        "json,json.timestamp-format.standard,ISO-8601",
        "json,json.encode.ignore-null-fields,true",
        "json,json.encode.decimal-as-plain-number,false",
        "csv,csv.header,true",
        "csv,csv.field-delimiter,;",
        "csv,csv.field-delimiter,-",
        "csv,csv.field-delimiter,.",
        "csv,csv.quote-character,'''',",
        "csv,csv.escape-character,\\",
        "csv,csv.allow-comments,true",
        "csv,csv.write-bigdecimal-in-scientific-notation,true",
    })
    void anyRows(String format, String key, String value) {
        for (long seed = 0; seed < 20; seed++) {
            check(COLUMNS, format, key, value, seed);
            check("v STRING", format, key, value, seed);
            check("i INT", format, key, value, seed);
        }
    }

    private static void check(String columns, String format, String key, String value, long seed) {
        List<String> options = new ArrayList<>(List.of("connector", "filesystem", "path", "/t", "format", format));
        if (key != null) {
            options.addAll(List.of(key, value));
        }
        if (format.equals("csv")) {
            options.addAll(List.of("csv.null-literal", new String[] {"", "NULL", "n", "0"}[(int) (seed % 4)]));
        }
        TableSpec table = Tables.table(columns, options.toArray(new String[0]));
        Random random = new Random(seed);
        Batch batch = batch(table.physical(), 1 + random.nextInt(200), random);
        MemoryFileSystem files = new MemoryFileSystem();
        write(files, table, batch);
        assertEquals(Tables.rows(batch), read(files, table, random), () -> "seed " + seed + ", " + options);
    }

    private static void write(MemoryFileSystem files, TableSpec table, Batch batch) {
        var sink = Connectors.of(table).sink(table, Tables.context(files));
        try (SinkWriter writer = sink.open(new WriterContext("job", "1", 0, 1))) {
            writer.write(batch);
            sink.commit(writer.prepareCommit());
        }
    }

    /** Reads in random steps, each by a new reader at the offset of the one before. */
    private static List<String> read(MemoryFileSystem files, TableSpec table, Random random) {
        Source source = Tables.source(files, table);
        List<Integer> all = IntStream.range(0, table.physical().size()).boxed().toList();
        List<String> rows = new ArrayList<>();
        for (Split split : source.splits()) {
            byte[] offset = split.start();
            Batch batch = null;
            do {
                try (SplitReader reader = source.open(split, offset, all)) {
                    batch = reader.read(1 + random.nextInt(50));
                    offset = reader.offset();
                }
                rows.addAll(batch == null ? List.of() : Tables.rows(batch));
            } while (batch != null);
        }
        return rows;
    }

    static Batch batch(RowType type, int rowCount, Random random) {
        BatchBuilder out = new BatchBuilder(type);
        for (int row = 0; row < rowCount; row++) {
            for (int c = 0; c < type.size(); c++) {
                if (random.nextInt(8) == 0) {
                    out.column(c).appendNull();
                } else {
                    append(type.type(c), out.column(c), random);
                }
            }
            out.endRow();
        }
        return out.build();
    }

    private static void append(SqlType type, ColumnBuilder out, Random random) {
        long any = random.nextLong() >> random.nextInt(64);
        switch (type.root()) {
            case BOOLEAN -> out.appendBoolean(random.nextBoolean());
            case TINYINT -> out.appendInt((byte) any);
            case SMALLINT -> out.appendInt((short) any);
            case INTEGER -> out.appendInt((int) any);
            case BIGINT -> out.appendLong(any);
            case FLOAT ->
                out.appendFloat(number(Float.intBitsToFloat(random.nextInt()), random.nextInt(1000) / 10f, random));
            case DOUBLE ->
                out.appendDouble(
                        number(Double.longBitsToDouble(random.nextLong()), random.nextInt(100000) / 100d, random));
            case DECIMAL -> {
                if (type.physical() == PhysicalType.LONG) {
                    out.appendLong(any % 1_000_000_000_000L);
                } else {
                    out.appendDecimal(any >> 5 >> 63, any);
                }
            }
            case VARCHAR -> out.appendString(text(random));
            case DATE -> out.appendInt((int) (any % 1_000_000));
            case TIME -> out.appendLong(Math.floorMod(any, 86_400_000_000L));
            case TIMESTAMP, TIMESTAMP_LTZ -> {
                long micros = any % 9_000_000_000_000_000_000L;
                out.appendLong(type.precision() == 3 ? micros / 1000 * 1000 : micros);
            }
            default -> throw new IllegalArgumentException(type.toString());
        }
    }

    private static <T> T number(T any, T tame, Random random) {
        return random.nextBoolean() ? any : tame;
    }

    private static String text(Random random) {
        int[] letters = ALPHABET.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return random.nextInt(10) == 0 ? "NULL" : text.toString();
    }
}
