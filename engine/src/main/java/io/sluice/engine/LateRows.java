package io.sluice.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows that an operator of a job did not take, or not wholly.
 *
 * @param operator its name in EXPLAIN, such as {@code tumble(origin)}
 * @param late rows that came after every window they belong to had closed
 * @param partlyLate rows taken by some of their windows while others had closed
 * @param refused malformed rows, and rows without row time, that were skipped because their table says so; and rows that
 *     take back what state has forgotten
 * @param collected whether the late rows went to a table with LATE ROWS INTO
 */
public record LateRows(String operator, long late, long partlyLate, long refused, boolean collected) {
    /** Lines for people, without line breaks at their ends. */
    public static List<String> report(List<LateRows> operators) {
        List<String> lateRows = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (LateRows operator : operators) {
            if (operator.late + operator.partlyLate > 0) {
                lateRows.add(operator.describeLate());
            }
            if (operator.refused > 0) {
                skipped.add(operator.operator + " " + operator.refused);
            }
        }
        List<String> lines = new ArrayList<>();
        if (!lateRows.isEmpty()) {
            lines.add("late rows: " + String.join(", ", lateRows));
        }
        if (!skipped.isEmpty()) {
            lines.add("skipped rows: " + String.join(", ", skipped)
                    + " (malformed, without row time, or taking back what has expired)");
        }
        return lines;
    }

    private String describeLate() {
        if (late == 0) {
            return operator + " " + partlyLate + " for some of their windows only";
        }
        String partly = partlyLate > 0 ? ", and " + partlyLate + " more for some of their windows only" : "";
        return operator + " " + late + partly
                + (collected ? " (collected)" : " (not collected; add LATE ROWS INTO to keep them)");
    }
}
