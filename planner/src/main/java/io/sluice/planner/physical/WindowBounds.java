package io.sluice.planner.physical;

/**
 * The columns of a stream that say to which one window a row belongs.
 *
 * @param time position of window_time, -1 when it is not among the columns
 * @param unitMicros one unit of the time attribute that the windows were made from
 * @param zone of that attribute when it is TIMESTAMP_LTZ, else null
 * @param mayBeLate whether rows can come after their window has ended
 */
record WindowBounds(int start, int end, int time, long unitMicros, String zone, boolean mayBeLate) {}
