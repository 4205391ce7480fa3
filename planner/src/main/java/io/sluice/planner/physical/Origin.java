package io.sluice.planner.physical;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;

/**
 * What a column is made of.
 *
 * @param lineage its expression over source columns, by which state is recognised in another plan
 */
record Origin(String lineage, TimeKind time) {
    private static final int LONGEST = 200;

    Origin {
        lineage = lineage.length() > LONGEST ? "#" + Digest.of(lineage) : lineage;
    }

    /** Of an expression with this lineage. */
    static Origin of(Expr expression, String lineage) {
        return new Origin(lineage, isProcessingTime(expression) ? TimeKind.PROCESSING_TIME : TimeKind.NONE);
    }

    private static boolean isProcessingTime(Expr expression) {
        return expression instanceof Call call && call.function().equals("PROCTIME");
    }

    static Origin of(String lineage) {
        return new Origin(lineage, TimeKind.NONE);
    }
}
