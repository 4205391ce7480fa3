package io.sluice.executor.runtime.mapping;

import io.sluice.core.type.RowType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text about a plan with the names of columns in place of their positions. */
final class ColumnText {
    private static final Pattern POSITION = Pattern.compile("\\$(\\d{1,6})");

    private static final Pattern TYPE_OF_NUMBER = Pattern.compile(
            "(?<=\\d):(TINYINT|SMALLINT|INTEGER|INT|BIGINT|FLOAT|DOUBLE|DECIMAL\\(\\d+, \\d+\\))( NOT NULL)?");

    private ColumnText() {}

    static String named(String text, RowType input) {
        return POSITION.matcher(TYPE_OF_NUMBER.matcher(text).replaceAll("")).replaceAll(position -> {
            int column = Integer.parseInt(position.group(1));
            return Matcher.quoteReplacement(
                    column < input.size() ? input.names().get(column) : position.group());
        });
    }
}
