package io.sluice.connectors.json;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.io.BytesWriter;

/** VARCHAR as a JSON string: quotes, backslashes and control characters escaped, everything else as it is. */
final class JsonStringWriter {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};

    private JsonStringWriter() {}

    static void writeText(Column column, int row, BytesWriter out) {
        VarcharColumn text = (VarcharColumn) column;
        write(text.heap, text.starts[row], text.lengths[row], out);
    }

    static void write(byte[] bytes, int start, int length, BytesWriter out) {
        out.putByte('"');
        int plain = start;
        for (int p = start; p < start + length; p++) {
            byte b = bytes[p];
            if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
                out.putRaw(bytes, plain, p - plain);
                writeEscape(b, out);
                plain = p + 1;
            }
        }
        out.putRaw(bytes, plain, start + length - plain);
        out.putByte('"');
    }

    private static void writeEscape(byte b, BytesWriter out) {
        out.putByte('\\');
        switch (b) {
            case '"', '\\' -> out.putByte(b);
            case '\b' -> out.putByte('b');
            case '\f' -> out.putByte('f');
            case '\n' -> out.putByte('n');
            case '\r' -> out.putByte('r');
            case '\t' -> out.putByte('t');
            default -> {
                out.putByte('u');
                out.putByte('0');
                out.putByte('0');
                out.putByte(HEX[b >> 4]);
                out.putByte(HEX[b & 15]);
            }
        }
    }
}
