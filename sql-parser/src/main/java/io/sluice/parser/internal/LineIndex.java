package io.sluice.parser.internal;

import io.sluice.core.error.SourcePosition;
import java.util.Arrays;

/** Lines and columns of a text's offsets. A line ends at CR LF, CR or LF. */
final class LineIndex {
    private int[] starts = new int[16];
    private int count = 1;

    LineIndex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n')) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                }
                starts[count++] = i + 1;
            }
        }
    }

    /** @param end behind the last character */
    SourcePosition range(int start, int end) {
        int last = Math.max(start, end - 1);
        return new SourcePosition(line(start), column(start), line(last), column(last));
    }

    private int line(int offset) {
        int found = Arrays.binarySearch(starts, 0, count, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private int column(int offset) {
        return offset - starts[line(offset) - 1] + 1;
    }
}
