package io.sluice.benchmarks;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.VarcharColumn;
import java.util.Arrays;
import java.util.List;

/**
 * What a Java programmer would write by hand for each query over the same columns: one fused loop, no engine. Each
 * returns the checksum of the rows it would emit.
 */
final class HandWritten {
    private static final long WINDOW_MICROS = 10_000_000;
    private static final int PRIME_1 = 3;

    private HandWritten() {}

    /** Every column of every bid. */
    static long q0(List<Batch> bids) {
        long checksum = 0;
        for (Batch batch : bids) {
            int n = batch.rowCount;
            checksum += n;
            for (int c : new int[] {0, 1, 2, 5}) {
                checksum += Checksum.column(c, Checksum.sum(longs(batch, c), n));
            }
            for (int c : new int[] {3, 4, 6}) {
                checksum += Checksum.column(c, Checksum.sum((VarcharColumn) batch.columns[c], n));
            }
        }
        return checksum;
    }

    /** auction, bidder, 0.908 * price, ts, extra. */
    static long q1(List<Batch> bids) {
        long checksum = 0;
        for (Batch batch : bids) {
            int n = batch.rowCount;
            long[] price = longs(batch, 2);
            long euros = 0;
            for (int i = 0; i < n; i++) {
                euros += Math.multiplyExact(price[i], 908L);
            }
            checksum += n
                    + Checksum.column(0, Checksum.sum(longs(batch, 0), n))
                    + Checksum.column(1, Checksum.sum(longs(batch, 1), n))
                    + Checksum.column(2, euros)
                    + Checksum.column(3, Checksum.sum(longs(batch, 5), n))
                    + Checksum.column(4, Checksum.sum((VarcharColumn) batch.columns[6], n));
        }
        return checksum;
    }

    /** auction and price of every 123rd auction. */
    static long q2(List<Batch> bids) {
        long rows = 0;
        long auctions = 0;
        long prices = 0;
        for (Batch batch : bids) {
            long[] auction = longs(batch, 0);
            long[] price = longs(batch, 2);
            for (int i = 0; i < batch.rowCount; i++) {
                if (auction[i] % 123 == 0) {
                    rows++;
                    auctions += auction[i];
                    prices += price[i];
                }
            }
        }
        return rows + Checksum.column(0, auctions) + Checksum.column(1, prices);
    }

    /** auction, window_start, COUNT(*), MAX(price) per auction and 10 seconds, over slim bids in order. */
    static long tumble(List<Batch> bids) {
        Table table = new Table();
        long checksum = 0;
        long windowEnd = Long.MIN_VALUE;
        for (Batch batch : bids) {
            long[] auction = longs(batch, 0);
            long[] price = longs(batch, 1);
            long[] ts = longs(batch, 2);
            for (int i = 0; i < batch.rowCount; i++) {
                if (ts[i] >= windowEnd) {
                    checksum += table.fire(windowEnd - WINDOW_MICROS);
                    windowEnd = ts[i] - Math.floorMod(ts[i], WINDOW_MICROS) + WINDOW_MICROS;
                }
                table.add(auction[i], price[i]);
            }
        }
        return checksum + table.fire(windowEnd - WINDOW_MICROS);
    }

    private static long[] longs(Batch batch, int column) {
        return ((LongColumn) batch.columns[column]).values;
    }

    /** Open addressing with one long key; a count of 0 marks a free slot. */
    private static final class Table {
        private long[] keys = new long[1 << 10];
        private long[] counts = new long[1 << 10];
        private long[] maxima = new long[1 << 10];
        private int size;

        void add(long key, long value) {
            int mask = keys.length - 1;
            int slot = hash(key) & mask;
            while (counts[slot] != 0 && keys[slot] != key) {
                slot = (slot + 1) & mask;
            }
            if (counts[slot] == 0) {
                keys[slot] = key;
                maxima[slot] = value;
                counts[slot] = 1;
                if (++size > keys.length / 10 * 6) {
                    grow();
                }
                return;
            }
            counts[slot]++;
            if (value > maxima[slot]) {
                maxima[slot] = value;
            }
        }

        long fire(long windowStart) {
            long rows = 0;
            long keySum = 0;
            long countSum = 0;
            long maxSum = 0;
            for (int i = 0; i < keys.length; i++) {
                if (counts[i] != 0) {
                    rows++;
                    keySum += keys[i];
                    countSum += counts[i];
                    maxSum += maxima[i];
                }
            }
            Arrays.fill(counts, 0);
            size = 0;
            return rows
                    + PRIME_1 * keySum
                    + Checksum.column(1, rows * windowStart)
                    + Checksum.column(2, countSum)
                    + Checksum.column(3, maxSum);
        }

        private void grow() {
            long[] oldKeys = keys;
            long[] oldCounts = counts;
            long[] oldMaxima = maxima;
            keys = new long[oldKeys.length * 2];
            counts = new long[keys.length];
            maxima = new long[keys.length];
            int mask = keys.length - 1;
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldCounts[i] != 0) {
                    int slot = hash(oldKeys[i]) & mask;
                    while (counts[slot] != 0) {
                        slot = (slot + 1) & mask;
                    }
                    keys[slot] = oldKeys[i];
                    counts[slot] = oldCounts[i];
                    maxima[slot] = oldMaxima[i];
                }
            }
        }

        private static int hash(long key) {
            long h = key * 0x9E3779B97F4A7C15L;
            return (int) (h ^ (h >>> 32));
        }
    }
}
