package io.sluice.engine;

/**
 * How far a running job is.
 *
 * @param id of the job, for statements about it
 * @param name of the job
 * @param rows read from its sources so far
 * @param watermark the least of its sources, in microseconds; {@code Watermark.MIN} before there is one, and {@code
 *     Watermark.MAX} when they have ended
 * @param lateRows not taken so far, because their windows had closed
 */
public record JobProgress(String id, String name, long rows, long watermark, long lateRows) {}
