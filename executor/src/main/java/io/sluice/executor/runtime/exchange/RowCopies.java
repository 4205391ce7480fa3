package io.sluice.executor.runtime.exchange;

/** Copies chosen rows of an array, in their order, to {@code target[at]} and after. */
final class RowCopies {
    private RowCopies() {}

    static void copy(boolean[] source, char[] rows, int count, boolean[] target, int at) {
        for (int i = 0; i < count; i++) {
            target[at + i] = source[rows[i]];
        }
    }

    static void copy(int[] source, char[] rows, int count, int[] target, int at) {
        for (int i = 0; i < count; i++) {
            target[at + i] = source[rows[i]];
        }
    }

    static void copy(long[] source, char[] rows, int count, long[] target, int at) {
        for (int i = 0; i < count; i++) {
            target[at + i] = source[rows[i]];
        }
    }

    static void copy(float[] source, char[] rows, int count, float[] target, int at) {
        for (int i = 0; i < count; i++) {
            target[at + i] = source[rows[i]];
        }
    }

    static void copy(double[] source, char[] rows, int count, double[] target, int at) {
        for (int i = 0; i < count; i++) {
            target[at + i] = source[rows[i]];
        }
    }
}
