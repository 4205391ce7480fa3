package io.sluice.core.plan;

import io.sluice.core.expr.Expr;

/**
 * WATERMARK FOR: how a scan makes watermarks.
 *
 * @param timeColumn position of the row time in the scan's output
 * @param expression over the scan's output, of the row time's type; the watermark is the largest value seen
 * @param idleTimeoutMillis after this long without a row a split does not hold others back; 0 means never
 */
public record WatermarkSpec(int timeColumn, Expr expression, long idleTimeoutMillis) {}
