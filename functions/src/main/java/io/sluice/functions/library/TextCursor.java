package io.sluice.functions.library;

import io.sluice.core.value.Powers;

/** Reads a short ASCII text from left to right. Lives on the stack of one parse. */
final class TextCursor {
    private final byte[] heap;
    private final int end;
    private int at;

    TextCursor(byte[] heap, int start, int length) {
        this.heap = heap;
        this.at = start;
        this.end = start + length;
    }

    boolean atEnd() {
        return at == end;
    }

    int position() {
        return at;
    }

    boolean take(char expected) {
        if (at < end && heap[at] == expected) {
            at++;
            return true;
        }
        return false;
    }

    /** A number of {@code min} to {@code max} digits; -1 when there is none. */
    int digits(int min, int max) {
        int value = 0;
        int first = at;
        while (at < end && at - first < max && isDigit(heap[at])) {
            value = value * 10 + heap[at++] - '0';
        }
        boolean isComplete = at - first >= min && !(at < end && isDigit(heap[at]));
        return isComplete ? value : -1;
    }

    /**
     * The digits behind a point as microseconds; -1 when there are none or more than nine, -2 when a digit below the
     * microsecond is not zero.
     */
    int micros() {
        int first = at;
        int value = 0;
        boolean lost = false;
        while (at < end && isDigit(heap[at])) {
            int digit = heap[at] - '0';
            if (at - first < 6) {
                value = value * 10 + digit;
            } else {
                lost |= digit != 0;
            }
            at++;
        }
        int count = at - first;
        if (count == 0 || count > 9) {
            return -1;
        }
        return lost ? -2 : value * (int) Powers.ofTen(Math.max(0, 6 - count));
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
