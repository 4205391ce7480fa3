package io.sluice.examples.kill;

import java.util.function.IntConsumer;

/** Windows of 10 seconds, one row after the other, with the watermark two seconds behind the newest row. */
final class TumbleOracle {
    private static final long WINDOW = 10_000;
    private static final long DELAY = 2_000;

    private TumbleOracle() {}

    /** Takes an order and the start of its window, in milliseconds after the first possible order. */
    interface OnTime {
        void accept(int order, long windowStart);
    }

    static void run(Orders orders, OnTime onTime, IntConsumer late) {
        long watermark = Long.MIN_VALUE;
        for (int i = 0; i < orders.count; i++) {
            long time = Orders.epochMillis(orders.millis[i]);
            long start = Math.floorDiv(time, WINDOW) * WINDOW;
            if (watermark >= start + WINDOW - 1) {
                late.accept(i);
            } else {
                onTime.accept(i, Orders.sinceStart(start));
            }
            watermark = Math.max(watermark, time - DELAY);
        }
    }
}
