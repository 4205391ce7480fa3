package io.sluice.connectors.filesystem;

import io.sluice.connectors.text.Swar;
import io.sluice.core.connector.MalformedRecordException;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.nio.charset.StandardCharsets;

/** Where a malformed record is, in the words of an error: {@code file:line:column}, lines and characters from 1. */
final class RecordPlace {
    private static final int SHOWN = 80;

    private RecordPlace() {}

    static SluiceException of(FileWindow window, String path, long linesBefore, MalformedRecordException e) {
        byte[] bytes = window.bytes;
        int fault = Math.min(e.position(), window.end);
        long line = linesBefore + 1 + Swar.count(bytes, window.start, fault, (byte) '\n');
        int lineStart = fault;
        while (lineStart > window.start && bytes[lineStart - 1] != '\n') {
            lineStart--;
        }
        int column = new String(bytes, lineStart, fault - lineStart, StandardCharsets.UTF_8).length() + 1;
        return SluiceException.of(
                        ErrorCode.MALFORMED_RECORD,
                        path + ":" + line + ":" + column + ": " + e.getMessage() + ", in the record "
                                + beginning(bytes, e.recordStart(), window.end))
                .expected(e.expected());
    }

    /** The first line of a record, at most 80 characters of it. */
    static String beginning(byte[] bytes, int start, int end) {
        int lineEnd = Swar.indexOf(bytes, start, end, (byte) '\n');
        int shownEnd = Math.min(lineEnd < 0 ? end : lineEnd, start + 4 * SHOWN);
        String text = new String(bytes, start, shownEnd - start, StandardCharsets.UTF_8).stripTrailing();
        String shown = text.codePointCount(0, text.length()) > SHOWN
                ? text.substring(0, text.offsetByCodePoints(0, SHOWN)) + ".."
                : text;
        return shown.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
