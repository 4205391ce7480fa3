package io.sluice.connectors.filesystem;

import io.sluice.connectors.text.Shown;
import io.sluice.connectors.text.ValueReader;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.type.SqlType;
import java.nio.charset.StandardCharsets;

/** The value of a partition column, which stands as text in the name of a directory or in a statement. */
final class PartitionText {
    private PartitionText() {}

    /**
     * A column of one row.
     *
     * @param text null for NULL
     * @param what begins the message of the error
     * @param code of the error for a text that is no value of the type
     */
    static Column column(SqlType type, String text, String what, ErrorCode code) {
        ColumnBuilder builder = new ColumnBuilder(type.physical());
        byte[] utf8 = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        ValueReader reader = ValueReader.of(type, ' ');
        if (text == null && type.nullable()) {
            builder.appendNull();
        } else if (text == null || !reader.appendTrimmed(utf8, 0, utf8.length, builder)) {
            String shown = text == null ? "NULL" : "'" + Shown.of(utf8, 0, utf8.length, 40) + "'";
            throw SluiceException.of(code, what + " cannot hold " + shown)
                    .expected(text == null ? type + ", which is never NULL" : reader.expected());
        }
        return builder.build();
    }
}
