package io.sluice.functions.value;

/** BOOLEAN as text: {@code true t yes y 1} and {@code false f no n 0} in any case, as Flink reads them. */
public final class BooleanText {
    private BooleanText() {}

    public static boolean parse(byte[] heap, int start, int length) {
        if (isAny(heap, start, length, "true", "t", "yes", "y", "1")) {
            return true;
        }
        if (isAny(heap, start, length, "false", "f", "no", "n", "0")) {
            return false;
        }
        throw InvalidValueException.form("TRUE or FALSE is expected");
    }

    private static boolean isAny(byte[] heap, int start, int length, String... words) {
        for (String word : words) {
            if (is(heap, start, length, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(byte[] heap, int start, int length, String word) {
        if (length != word.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            byte b = heap[start + i];
            int lower = b >= 'A' && b <= 'Z' ? b + 32 : b;
            if (lower != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
