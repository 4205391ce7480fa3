package io.sluice.examples.duckdb;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The spelling in which the values of two engines can be compared: numbers with ten digits and without trailing zeros,
 * times without trailing zeros, booleans in capitals.
 */
final class SameText {
    private static final MathContext DIGITS = new MathContext(10);
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
    private static final Pattern TIME = Pattern.compile("(.*\\d\\d:\\d\\d:\\d\\d)(\\.\\d*?)0*");

    private SameText() {}

    static List<String> of(List<List<String>> rows, boolean ordered) {
        List<String> lines = rows.stream()
                .map(row -> row.stream().map(SameText::cell).collect(Collectors.joining(" | ")))
                .collect(Collectors.toList());
        if (!ordered) {
            lines.sort(null);
        }
        return lines;
    }

    private static String cell(String value) {
        if (value == null) {
            return "NULL";
        }
        if (NUMBER.matcher(value).matches()) {
            BigDecimal number = new BigDecimal(value).round(DIGITS);
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
            return value.toUpperCase(Locale.ROOT);
        }
        var time = TIME.matcher(value);
        if (time.matches()) {
            return time.group(1) + (time.group(2).equals(".") ? "" : time.group(2));
        }
        return value;
    }
}
