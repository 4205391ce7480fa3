package io.sluice.connectors.json;

import io.sluice.connectors.text.Swar;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Which column a field name means. Records of one file nearly always have the same fields in the same order, so the name
 * at each place of the record before is remembered, with its quotes and the colon behind it, and compared first, eight
 * bytes at a time.
 */
final class JsonNames {
    /** A field that the query does not want. */
    static final int UNWANTED = -1;
    /** Ask {@link #find}. */
    static final int UNKNOWN = -2;

    private static final int PLACES = 256;
    private static final int WORDS = 4;

    private final byte[][] columns;
    private final int[] lengths = new int[PLACES];
    private final int[] targets = new int[PLACES];
    private final long[] words = new long[PLACES * WORDS];
    private final long[] masks = new long[PLACES * WORDS];

    JsonNames(Iterable<String> names, int count) {
        columns = new byte[count][];
        int c = 0;
        for (String name : names) {
            columns[c++] = name.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The column of the name at {@code b[p]} (its opening quote), when it is the one that stood at this place before. */
    int predict(byte[] b, int p, int place) {
        if (place >= PLACES || lengths[place] == 0 || p + WORDS * 8 > b.length) {
            return UNKNOWN;
        }
        int at = place * WORDS;
        long difference = (Swar.load(b, p) ^ words[at]) & masks[at];
        if (lengths[place] > 8) {
            difference |= (Swar.load(b, p + 8) ^ words[at + 1]) & masks[at + 1];
            if (lengths[place] > 16) {
                difference |= (Swar.load(b, p + 16) ^ words[at + 2]) & masks[at + 2];
                difference |= (Swar.load(b, p + 24) ^ words[at + 3]) & masks[at + 3];
            }
        }
        return difference == 0 ? targets[place] : UNKNOWN;
    }

    /** Length of the predicted name with its quotes and the colon. */
    int predictedLength(int place) {
        return lengths[place];
    }

    /** The column with the name {@code bytes[start..end)}, or {@link #UNWANTED}. */
    int find(byte[] bytes, int start, int end) {
        for (int c = 0; c < columns.length; c++) {
            if (Arrays.equals(columns[c], 0, columns[c].length, bytes, start, end)) {
                return c;
            }
        }
        return UNWANTED;
    }

    /** Remembers what stands at a place: {@code b[start..end)} with its quotes and colon, without escapes. */
    void remember(byte[] b, int start, int end, int place, int target) {
        int length = end - start;
        if (place >= PLACES || length > WORDS * 8) {
            return;
        }
        byte[] padded = Arrays.copyOf(Arrays.copyOfRange(b, start, end), WORDS * 8);
        byte[] used = new byte[WORDS * 8];
        Arrays.fill(used, 0, length, (byte) 0xFF);
        for (int w = 0; w < WORDS; w++) {
            words[place * WORDS + w] = Swar.load(padded, w * 8);
            masks[place * WORDS + w] = Swar.load(used, w * 8);
        }
        lengths[place] = length;
        targets[place] = target;
    }
}
