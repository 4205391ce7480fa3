package io.sluice.core.time;

/** The only source of wall-clock time. A simulation passes one that it moves by hand. */
public interface Clock {
    /** Milliseconds since the epoch. */
    long millis();

    /** Nanoseconds of a monotonic counter, for durations only. */
    long nanos();

    Clock SYSTEM = new Clock() {
        @Override
        public long millis() {
            return System.currentTimeMillis();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    };
}
