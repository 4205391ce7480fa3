package io.sluice.connectors.filesystem;

import io.sluice.connectors.text.Shown;
import io.sluice.connectors.text.Swar;
import io.sluice.core.connector.MalformedRecordException;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;

/** Where a malformed record is, in the words of an error: {@code file:line:column}, lines and characters from 1. */
final class RecordPlace {
    private static final int SHOWN = 80;
    /** Of as many characters, with some to spare for white space. */
    private static final int MOST_SHOWN_BYTES = 8 * SHOWN;

    private RecordPlace() {}

    static SluiceException of(FileWindow window, String path, long linesBefore, MalformedRecordException e) {
        byte[] bytes = window.bytes;
        int fault = Math.min(e.position(), window.end);
        long line = linesBefore + 1 + Swar.count(bytes, window.start, fault, (byte) '\n');
        int lineStart = fault;
        while (lineStart > window.start && bytes[lineStart - 1] != '\n') {
            lineStart--;
        }
        int column = 1;
        for (int i = lineStart; i < fault; i++) {
            column += (bytes[i] & 0xC0) == 0x80 ? 0 : 1; // bytes of a character after its first
        }
        return SluiceException.of(
                        ErrorCode.MALFORMED_RECORD,
                        path + ":" + line + ":" + column + ": " + e.getMessage() + ", in the record "
                                + beginning(bytes, e.recordStart(), window.end))
                .expected(e.expected());
    }

    /** Whether all that {@link #beginning} wants to show is there. */
    static boolean isWholeBeginning(byte[] bytes, int start, int end) {
        return end - start >= MOST_SHOWN_BYTES || Swar.indexOf(bytes, start, end, (byte) '\n') >= 0;
    }

    /** The first line of a record, at most 80 characters of it. */
    static String beginning(byte[] bytes, int start, int end) {
        int lineEnd = Swar.indexOf(bytes, start, end, (byte) '\n');
        int shownEnd = lineEnd < 0 ? end : lineEnd;
        while (shownEnd > start && bytes[shownEnd - 1] >= 0 && bytes[shownEnd - 1] <= ' ') {
            shownEnd--;
        }
        return Shown.of(bytes, start, shownEnd, SHOWN);
    }
}
