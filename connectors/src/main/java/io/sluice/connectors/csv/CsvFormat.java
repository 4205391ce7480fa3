package io.sluice.connectors.csv;

import io.sluice.core.connector.Format;
import io.sluice.core.connector.RecordDecoder;
import io.sluice.core.connector.RecordEncoder;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Settings;
import io.sluice.core.type.RowType;
import java.time.ZoneId;
import java.util.List;

/** {@code 'format' = 'csv'}: RFC 4180 with Flink's option keys. Fields are matched to columns by position. */
public final class CsvFormat implements Format {
    @Override
    public String identifier() {
        return "csv";
    }

    @Override
    public List<Option<?>> options() {
        return CsvDialect.OPTIONS;
    }

    @Override
    public RecordDecoder decoder(RowType type, List<Integer> columns, Settings options, ZoneId zone) {
        return new CsvDecoder(type, columns, CsvDialect.of(options));
    }

    @Override
    public RecordEncoder encoder(RowType type, Settings options, ZoneId zone) {
        return new CsvEncoder(type, CsvDialect.of(options));
    }
}
