package io.sluice.executor.kernel;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.nested.NestedBuilder;
import io.sluice.core.type.Field;
import io.sluice.core.type.Int128;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.core.value.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random rows over two columns of every type. Small values are likely, so that not every sum overflows. */
final class RandomBatches {
    static final List<SqlType> TYPES = List.of(
            SqlType.of(TypeRoot.BOOLEAN),
            SqlType.of(TypeRoot.TINYINT),
            SqlType.of(TypeRoot.SMALLINT),
            SqlType.of(TypeRoot.INTEGER),
            SqlType.of(TypeRoot.BIGINT),
            SqlType.of(TypeRoot.FLOAT),
            SqlType.of(TypeRoot.DOUBLE),
            SqlType.decimal(5, 2),
            SqlType.decimal(18, 4),
            SqlType.decimal(30, 6),
            SqlType.string(),
            SqlType.of(TypeRoot.DATE),
            SqlType.time(3),
            SqlType.timestamp(3),
            SqlType.timestamp(6),
            SqlType.timestampLtz(3),
            SqlType.of(TypeRoot.INTERVAL_YEAR_MONTH),
            SqlType.of(TypeRoot.INTERVAL_DAY_TIME),
            SqlType.bytes(),
            SqlType.array(SqlType.of(TypeRoot.INTEGER)),
            SqlType.array(SqlType.string()),
            SqlType.map(SqlType.string(), SqlType.of(TypeRoot.INTEGER)),
            SqlType.multiset(SqlType.string()),
            SqlType.row(List.of(new Field("a", SqlType.of(TypeRoot.INTEGER)), new Field("b", SqlType.string()))));

    /** How many of them, the first, are made of nothing else. */
    static final int SIMPLE = 19;

    static final RowType ROW = row();

    private static final String[] WORDS = {
        "",
        "a",
        "abc",
        "Äpfel",
        "12",
        "-7.5",
        "2024-02-29",
        "2024-02-29 12:30:00.5",
        "true",
        "x,y,z",
        "%a_",
        " pad ",
        "日本"
    };

    private RandomBatches() {}

    private static RowType row() {
        List<Field> fields = new ArrayList<>();
        for (SqlType type : TYPES) {
            fields.add(new Field("a" + fields.size(), type));
            fields.add(new Field("b" + fields.size(), type));
        }
        return new RowType(fields);
    }

    static Batch batch(Random random, int rows) {
        BatchBuilder builder = new BatchBuilder(ROW);
        boolean[] nullable = new boolean[ROW.size()];
        for (int c = 0; c < nullable.length; c++) {
            nullable[c] = random.nextInt(3) > 0;
        }
        boolean weights = random.nextBoolean();
        for (int row = 0; row < rows; row++) {
            for (int c = 0; c < nullable.length; c++) {
                if (nullable[c] && random.nextInt(4) == 0) {
                    builder.column(c).appendNull();
                } else {
                    append(builder.column(c), value(ROW.type(c), random));
                }
            }
            builder.endRow(weights ? random.nextInt(5) - 2 : 1);
        }
        Batch batch = builder.build();
        return random.nextBoolean()
                ? batch
                : batch.withRowWatermarks(random.longs(rows).toArray());
    }

    private static void append(ColumnBuilder column, Object value) {
        io.sluice.functions.Interpreter.append(column, column.physical(), value);
    }

    /** A value that is not NULL, of the class that columns give for the type. */
    static Object value(SqlType type, Random random) {
        return switch (type.root()) {
            case BOOLEAN, NULL -> random.nextBoolean();
            case TINYINT -> (int) (byte) integer(random, 127);
            case SMALLINT -> (int) (short) integer(random, 32767);
            case INTEGER -> (int) integer(random, Integer.MAX_VALUE);
            case BIGINT -> integer(random, Long.MAX_VALUE);
            case FLOAT -> random.nextInt(12) == 0 ? Float.NaN : random.nextInt(100) / 4f - 5;
            case DOUBLE -> random.nextInt(12) == 0 ? Double.NEGATIVE_INFINITY : random.nextInt(1000) / 8d - 20;
            case DECIMAL -> decimal(type, random);
            case CHAR, VARCHAR -> WORDS[random.nextInt(WORDS.length)];
            case BINARY, VARBINARY -> Bytes.ofText(WORDS[random.nextInt(WORDS.length)]);
            case ARRAY, MAP, MULTISET, ROW -> nested(type, random);
            case DATE -> random.nextInt(40_000) - 10_000;
            case TIME -> random.nextInt(86_400_000) * 1000L;
            case TIMESTAMP, TIMESTAMP_LTZ -> (random.nextLong() % 2_000_000_000_000L) * 1000;
            case INTERVAL_YEAR_MONTH -> random.nextInt(60) - 30;
            case INTERVAL_DAY_TIME -> (random.nextInt(200_000_000) - 100_000_000) * 1000L;
        };
    }

    private static Bytes nested(SqlType type, Random random) {
        NestedBuilder builder = NestedBuilder.of(type);
        builder.begin();
        int rounds = type.root() == TypeRoot.ROW ? 1 : random.nextInt(4);
        for (int i = 0; i < rounds; i++) {
            for (Field part : type.fields()) {
                ColumnBuilder column = new ColumnBuilder(part.type().physical());
                append(column, random.nextInt(5) == 0 ? null : value(part.type(), random));
                builder.add(column.build(), 0);
            }
        }
        builder.finish();
        return Bytes.copyOf(builder.bytes(), 0, builder.length());
    }

    private static long integer(Random random, long largest) {
        return switch (random.nextInt(10)) {
            case 0 -> largest;
            case 1 -> -largest - 1;
            case 2 -> 0;
            default -> random.nextInt(40) - 10;
        };
    }

    private static Object decimal(SqlType type, Random random) {
        BigInteger limit = BigInteger.TEN.pow(type.precision());
        boolean large = random.nextInt(8) == 0;
        BigInteger unscaled = large
                ? new BigInteger(limit.bitLength(), random).mod(limit)
                : BigInteger.valueOf(random.nextInt(50_000) - 9_000);
        return type.physical() == PhysicalType.DECIMAL128
                ? Int128.toBigInteger(Int128.high(unscaled), Int128.low(unscaled))
                : (Object) unscaled.longValue();
    }
}
