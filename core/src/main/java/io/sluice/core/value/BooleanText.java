package io.sluice.core.value;

/** BOOLEAN as text: {@code true} and {@code false} in any case. */
public final class BooleanText {
    private BooleanText() {}

    public static boolean isTrue(byte[] bytes, int start, int end) {
        return isWord(bytes, start, end, "true");
    }

    public static boolean isFalse(byte[] bytes, int start, int end) {
        return isWord(bytes, start, end, "false");
    }

    /** Whether the text is the word, which is in small letters, in any case. */
    public static boolean isWord(byte[] bytes, int start, int end, String word) {
        if (end - start != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            byte b = bytes[start + i];
            if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
