package io.sluice.executor.runtime.task;

import io.sluice.core.batch.Watermark;
import java.util.List;

/**
 * Where an operator stands in one task, at the moment it was asked.
 *
 * @param entries in its keyed state, those in a store that are not in memory left out
 * @param stateBytes what its tables take in memory
 * @param nextFiring the end of the first window that holds rows and has not fired, in microseconds; {@link Watermark#MAX}
 *     when there is none
 * @param inputs one for each input, or for each split of a source
 */
public record Gauges(long entries, long stateBytes, long nextFiring, List<InputMark> inputs) {
    static final Gauges NONE = new Gauges(0, 0, Watermark.MAX, List.of());

    /** Of a part that keeps nothing and has one input. */
    static Gauges of(long watermark) {
        return new Gauges(0, 0, Watermark.MAX, List.of(new InputMark(0, "", watermark, 0)));
    }

    /**
     * How far one input has come.
     *
     * @param split of a source; else empty
     * @param watermark in microseconds, MAX when it has ended
     * @param idleSinceMillis since when it is left out, by the wall clock; 0: it counts
     */
    public record InputMark(int input, String split, long watermark, long idleSinceMillis) {
        public boolean isIdle() {
            return idleSinceMillis != 0;
        }
    }
}
