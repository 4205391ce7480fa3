package io.sluice.planner.physical;

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

    static Origin of(String lineage) {
        return new Origin(lineage, TimeKind.NONE);
    }
}
