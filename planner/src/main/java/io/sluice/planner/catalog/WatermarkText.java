package io.sluice.planner.catalog;

/**
 * WATERMARK FOR, as the catalog keeps it.
 *
 * @param expression SQL text over all columns of the table, with quoted names
 */
public record WatermarkText(String column, String expression) {}
