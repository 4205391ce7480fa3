package io.sluice.connectors.datagen;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Options;
import io.sluice.core.settings.Settings;
import io.sluice.core.type.Field;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The options {@code fields.<column>.*} of one column. Which there are depends on its type, as in Flink. */
record FieldOptions(
        Option<Kind> kind,
        Option<BigDecimal> min,
        Option<BigDecimal> max,
        Option<Long> start,
        Option<Long> end,
        Option<Integer> length,
        Option<Boolean> varLen,
        Option<Duration> maxPast,
        Option<Double> nullRate,
        Field field) {
    /** How the values of a column are made. */
    enum Kind {
        /** Independent of each other. */
        RANDOM,
        /** From start to end, one more each row; the table ends with it. */
        SEQUENCE
    }

    private static final int STRING_LENGTH = 100;
    private static final int COLLECTION_LENGTH = 3;

    static FieldOptions of(Field field) {
        String prefix = "fields." + field.name() + ".";
        SqlType type = field.type();
        String length = Integer.toString(length(type));
        return new FieldOptions(
                Options.oneOf(prefix + "kind", Kind.class, "random", "random or sequence"),
                decimal(prefix + "min", "the smallest random value; unset: that of the type"),
                decimal(prefix + "max", "the largest random value; unset: that of the type"),
                Options.bigint(prefix + "start", null, "the first value of the sequence"),
                Options.bigint(prefix + "end", null, "the last value of the sequence"),
                Options.integer(
                        prefix + "length",
                        length,
                        "length of random texts and bytes, n of VARCHAR(n), else 100; of collections, 3"),
                Options.flag(
                        prefix + "var-len", "false", "whether random texts and bytes have any length from 1 to length"),
                Options.duration(prefix + "max-past", "0 s", "how far random times lie in the past at most"),
                Options.number(prefix + "null-rate", "0", "the share of values that are NULL, from 0 to 1"),
                field);
    }

    private static int length(SqlType type) {
        if (type.isNested()) {
            return COLLECTION_LENGTH;
        }
        return type.precision() == SqlType.UNBOUNDED ? STRING_LENGTH : type.precision();
    }

    /** Those of what a nested type is made of: {@code fields.<column>.<field>.*}, with element, key and value. */
    List<FieldOptions> parts() {
        return field.type().fields().stream()
                .map(part -> of(new Field(field.name() + "." + part.name(), part.type())))
                .toList();
    }

    /** Whether values have as many parts as {@code length} says. */
    boolean isCollection() {
        return field.type().isNested() && field.type().root() != TypeRoot.ROW;
    }

    private static Option<BigDecimal> decimal(String key, String reason) {
        return new Option<>(key, "a number", FieldOptions::parseDecimal, null, reason, List.of());
    }

    private static BigDecimal parseDecimal(String text) {
        try {
            return new BigDecimal(text.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a number", e);
        }
    }

    /** Those that a column of this type can have. */
    List<Option<?>> all() {
        List<Option<?>> all = ofRandom();
        all.add(kind);
        if (field.type().isNumeric() || field.type().isText()) {
            all.addAll(List.of(start, end));
        }
        return all;
    }

    /** Those of random values, which all parts of nested values are. */
    private List<Option<?>> ofRandom() {
        SqlType type = field.type();
        List<Option<?>> all = new ArrayList<>(List.of(nullRate));
        if (type.isNumeric()) {
            all.addAll(List.of(min, max));
        } else if (type.isText() || type.isBinary()) {
            all.addAll(List.of(length, varLen));
        } else if (type.isTimestamp()) {
            all.add(maxPast);
        } else if (isCollection()) {
            all.add(length);
        }
        parts().forEach(part -> all.addAll(part.ofRandom()));
        return all;
    }

    /** The share of NULLs, checked. */
    double nullRate(Settings options) {
        double rate = options.get(nullRate);
        if (!(rate >= 0 && rate <= 1) || (rate > 0 && !field.type().nullable())) {
            throw invalid(nullRate, options, rate > 0 ? "0 for a column that is NOT NULL" : "a number from 0 to 1");
        }
        return rate;
    }

    SluiceException invalid(Option<?> option, Settings options, String expected) {
        String value = options.asMap().get(option.key());
        return SluiceException.of(
                        ErrorCode.INVALID_OPTION,
                        "'" + option.key() + "' "
                                + (value == null ? "is not set" : "= '" + value + "' does not fit " + field.type()))
                .expected(expected);
    }
}
