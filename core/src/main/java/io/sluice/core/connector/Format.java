package io.sluice.core.connector;

import io.sluice.core.settings.Option;
import io.sluice.core.settings.Settings;
import io.sluice.core.type.RowType;
import java.time.ZoneId;
import java.util.List;

/** A way to write rows as bytes, found through {@link java.util.ServiceLoader}. */
public interface Format {
    /** The value of {@code 'format'} in WITH; its options are prefixed with it: {@code csv.field-delimiter}. */
    String identifier();

    /** Keys with their prefix. */
    List<Option<?>> options();

    /** @param columns positions in {@code type} that are wanted, in the order wanted */
    RecordDecoder decoder(RowType type, List<Integer> columns, Settings options, ZoneId zone);

    RecordEncoder encoder(RowType type, Settings options, ZoneId zone);
}
