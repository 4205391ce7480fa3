package io.sluice.engine;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How many rows an operator of a job refused as late.
 *
 * @param operator its name in EXPLAIN, such as {@code tumble(origin)}
 * @param collected whether the rows went to a table with LATE ROWS INTO
 */
public record LateRows(String operator, long rows, boolean collected) {
    /** One line for people; {@code late} is not empty. */
    public static String report(List<LateRows> late) {
        return late.stream().map(LateRows::describe).collect(Collectors.joining(", ", "late rows: ", ""));
    }

    private String describe() {
        return operator + " " + rows
                + (collected ? " (collected)" : " (not collected; add LATE ROWS INTO to keep them)");
    }
}
