package io.sluice.core.plan;

/** One column of an ORDER BY. Flink's default puts NULL first in ascending and last in descending order. */
public record SortKey(int column, boolean ascending, boolean nullsFirst) {}
