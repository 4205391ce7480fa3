package io.sluice.functions.library;

/**
 * LIKE. A constant pattern without {@code _} and with {@code %} at its ends only is a comparison of bytes: the constant
 * {@code part} is what it looks for. Any other is matched by {@link LikePattern}.
 */
public final class LikeFunctions {
    private LikeFunctions() {}

    public static boolean exact(byte[] heap, int start, int length, byte[] p, int pStart, int pLength, byte[] part) {
        return length == part.length && regionEquals(heap, start, part, 0, length);
    }

    public static boolean prefix(byte[] heap, int start, int length, byte[] p, int pStart, int pLength, byte[] part) {
        return length >= part.length && regionEquals(heap, start, part, 0, part.length);
    }

    public static boolean suffix(byte[] heap, int start, int length, byte[] p, int pStart, int pLength, byte[] part) {
        return length >= part.length && regionEquals(heap, start + length - part.length, part, 0, part.length);
    }

    public static boolean contains(byte[] heap, int start, int length, byte[] p, int pStart, int pLength, byte[] part) {
        return Utf8.find(heap, start, length, part, 0, part.length, 0) >= 0;
    }

    public static boolean like(
            byte[] heap, int start, int length, byte[] p, int pStart, int pLength, LikePattern pattern) {
        return pattern.matches(heap, start, length);
    }

    /** A pattern that each row brings. */
    public static boolean like(byte[] heap, int start, int length, byte[] p, int pStart, int pLength) {
        return LikePattern.of(Utf8.text(p, pStart, pLength), LikePattern.NO_ESCAPE)
                .matches(heap, start, length);
    }

    public static boolean exact(
            byte[] heap, int start, int length, byte[] p, int ps, int pl, byte[] e, int es, int el, byte[] part) {
        return exact(heap, start, length, p, ps, pl, part);
    }

    public static boolean prefix(
            byte[] heap, int start, int length, byte[] p, int ps, int pl, byte[] e, int es, int el, byte[] part) {
        return prefix(heap, start, length, p, ps, pl, part);
    }

    public static boolean suffix(
            byte[] heap, int start, int length, byte[] p, int ps, int pl, byte[] e, int es, int el, byte[] part) {
        return suffix(heap, start, length, p, ps, pl, part);
    }

    public static boolean contains(
            byte[] heap, int start, int length, byte[] p, int ps, int pl, byte[] e, int es, int el, byte[] part) {
        return contains(heap, start, length, p, ps, pl, part);
    }

    public static boolean like(
            byte[] heap, int start, int length, byte[] p, int ps, int pl, byte[] e, int es, int el, LikePattern c) {
        return c.matches(heap, start, length);
    }

    public static boolean like(byte[] heap, int start, int length, byte[] p, int ps, int pl, byte[] e, int es, int el) {
        int escape = LikePattern.escape(Utf8.text(e, es, el));
        return LikePattern.of(Utf8.text(p, ps, pl), escape).matches(heap, start, length);
    }

    static boolean regionEquals(byte[] heap, int at, byte[] part, int partStart, int length) {
        for (int i = 0; i < length; i++) {
            if (heap[at + i] != part[partStart + i]) {
                return false;
            }
        }
        return true;
    }
}
