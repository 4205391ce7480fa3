package io.sluice.connectors.text;

import io.sluice.core.batch.ColumnBuilder;
import java.util.Arrays;
import java.util.Base64;

/** BINARY and VARBINARY in base64 (RFC 4648), as Flink writes them. The length is not enforced when reading. */
final class BinaryReader implements ValueReader {
    @Override
    public boolean append(byte[] bytes, int start, int end, ColumnBuilder column) {
        try {
            byte[] value = Base64.getDecoder().decode(Arrays.copyOfRange(bytes, start, end));
            column.appendBytes(value, 0, value.length);
            return true;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    @Override
    public String expected() {
        return "bytes in base64";
    }
}
