package io.sluice.connectors.raw;

import io.sluice.core.connector.Format;
import io.sluice.core.connector.RecordDecoder;
import io.sluice.core.connector.RecordEncoder;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Options;
import io.sluice.core.settings.Settings;
import io.sluice.core.type.RowType;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** {@code 'format' = 'raw'}: each line, without its end, is the value of the table's only column: a text or bytes. */
public final class RawFormat implements Format {
    private static final Option<String> CHARSET = new Option<>(
            "raw.charset", "UTF-8", RawFormat::utf8, "UTF-8", "how texts are encoded; only UTF-8", List.of());
    private static final Option<String> ENDIANNESS =
            Options.text("raw.endianness", "big-endian", "accepted, has no effect: columns of numbers are refused");

    @Override
    public String identifier() {
        return "raw";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(CHARSET, ENDIANNESS);
    }

    private static String utf8(String text) {
        String name = text.trim().toUpperCase(Locale.ROOT);
        if (!name.equals("UTF-8") && !name.equals("UTF8")) {
            throw new IllegalArgumentException("only UTF-8 is built");
        }
        return name;
    }

    private static void check(RowType type) {
        if (type.size() != 1 || !(type.type(0).isText() || type.type(0).isBinary())) {
            throw SluiceException.of(ErrorCode.INVALID_TABLE_DEFINITION, "the format raw has one column: a line")
                    .expected("one column of type STRING or BYTES in the file");
        }
    }

    @Override
    public RecordDecoder decoder(RowType type, List<Integer> columns, Settings options, ZoneId zone) {
        check(type);
        return new RawDecoder(columns.size(), type.type(0).isText());
    }

    @Override
    public RecordEncoder encoder(RowType type, Settings options, ZoneId zone) {
        check(type);
        return new RawEncoder();
    }
}
