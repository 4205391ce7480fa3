package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.type.Int128;
import io.sluice.core.type.RowType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A row of test input: values as {@link io.sluice.core.batch.Column#value} gives them.
 *
 * @param watermark what stood just before the row; Long.MIN_VALUE when there was none
 */
public record TestRow(int input, List<Object> values, long weight, long watermark) {
    public TestRow {
        values = java.util.Collections.unmodifiableList(new ArrayList<>(values));
    }

    public static TestRow of(long weight, Object... values) {
        return new TestRow(0, Arrays.asList(values), weight, Long.MIN_VALUE);
    }

    /**
     * Rows as text, one a line: {@code + 1 4}, {@code - 7 .}, {@code +3 1 'a b'}; a dot is NULL. Decimals as unscaled
     * numbers are converted from their text: {@code 1.50}.
     */
    public static List<TestRow> parse(RowType type, int input, String text) {
        return text.lines()
                .map(String::trim)
                .filter(l -> !l.isEmpty())
                .map(line -> parseLine(type, input, line))
                .toList();
    }

    private static TestRow parseLine(RowType type, int input, String line) {
        List<String> words = words(line);
        String sign = words.get(0);
        long weight = sign.length() == 1 ? (sign.equals("+") ? 1 : -1) : Long.parseLong(sign);
        List<Object> values = new ArrayList<>();
        for (int c = 0; c < type.size(); c++) {
            values.add(value(type, c, words.get(c + 1)));
        }
        return new TestRow(input, values, weight, Long.MIN_VALUE);
    }

    private static List<String> words(String line) {
        List<String> out = new ArrayList<>();
        java.util.regex.Matcher m =
                java.util.regex.Pattern.compile("'([^']*)'|(\\S+)").matcher(line);
        while (m.find()) {
            out.add(m.group(1) != null ? m.group(1) : m.group(2));
        }
        return out;
    }

    private static Object value(RowType type, int column, String word) {
        if (word.equals(".")) {
            return null;
        }
        boolean decimal = type.type(column).root() == io.sluice.core.type.TypeRoot.DECIMAL;
        BigInteger unscaled = decimal
                ? new BigDecimal(word)
                        .setScale(type.type(column).scale(), RoundingMode.UNNECESSARY)
                        .unscaledValue()
                : null;
        return switch (type.type(column).physical()) {
            case BOOLEAN -> Boolean.valueOf(word);
            case INT -> Integer.valueOf(word);
            case LONG -> decimal ? Long.valueOf(unscaled.longValueExact()) : Long.valueOf(word);
            case FLOAT -> Float.valueOf(word);
            case DOUBLE -> Double.valueOf(word);
            case DECIMAL128 -> unscaled;
            case BYTES -> word;
        };
    }

    /** All rows, which are of one input, as one batch. Row watermarks are left to the caller. */
    public static Batch batch(RowType type, List<TestRow> rows) {
        BatchBuilder builder = new BatchBuilder(type);
        for (TestRow row : rows) {
            for (int c = 0; c < type.size(); c++) {
                append(builder.column(c), row.values.get(c));
            }
            builder.endRow(row.weight);
        }
        return builder.build();
    }

    private static void append(ColumnBuilder column, Object value) {
        if (value == null) {
            column.appendNull();
            return;
        }
        switch (column.physical()) {
            case BOOLEAN -> column.appendBoolean((Boolean) value);
            case INT -> column.appendInt((Integer) value);
            case LONG -> column.appendLong((Long) value);
            case FLOAT -> column.appendFloat((Float) value);
            case DOUBLE -> column.appendDouble((Double) value);
            case DECIMAL128 -> column.appendDecimal(Int128.high((BigInteger) value), Int128.low((BigInteger) value));
            case BYTES -> column.appendString((String) value);
        }
    }

    /** The values of a row of a batch as text: {@code 1 4 .}. */
    public static String text(Batch batch, int row) {
        return Arrays.stream(batch.columns).map(c -> text(c.value(row))).collect(Collectors.joining(" "));
    }

    public static String text(Object value) {
        return value == null ? "." : value.toString();
    }

    /** The values as {@link #text(Batch, int)} gives them. */
    public String text() {
        return values.stream().map(TestRow::text).collect(Collectors.joining(" "));
    }
}
