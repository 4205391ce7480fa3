package io.sluice.connectors.json;

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

/** {@code 'format' = 'json'}: lines of JSON objects, with Flink's option keys. */
public final class JsonFormat implements Format {
    static final Option<Boolean> FAIL_ON_MISSING_FIELD = Options.flag(
            "json.fail-on-missing-field",
            "false",
            "whether a record that lacks a field of the table is malformed; by default the field is NULL");
    static final Option<Boolean> IGNORE_PARSE_ERRORS = Options.flag(
            "json.ignore-parse-errors",
            "false",
            "skip malformed records and count them as refused; by default the first one ends the job");
    static final Option<TimestampStandard> TIMESTAMP_FORMAT = Options.oneOf(
            "json.timestamp-format.standard",
            TimestampStandard.class,
            "SQL",
            "SQL is 2020-12-30 12:13:14.123, ISO-8601 is 2020-12-30T12:13:14.123; TIMESTAMP_LTZ has a Z behind");
    static final Option<Boolean> PLAIN_DECIMALS = Options.flag(
            "json.encode.decimal-as-plain-number",
            "true",
            "write DECIMAL as 0.000000027, not 2.7E-8; other than in Flink on by default, because few readers expect"
                    + " exponents in exact numbers");
    static final Option<Boolean> IGNORE_NULL_FIELDS =
            Options.flag("json.encode.ignore-null-fields", "false", "leave fields out that are NULL");

    static final Option<NullKeys> NULL_KEYS = Options.oneOf(
            "json.map-null-key.mode",
            NullKeys.class,
            "fail",
            "what a NULL key of a MAP becomes: fail, drop (the entry is left out) or literal");
    static final Option<String> NULL_KEY_NAME = Options.text(
            "json.map-null-key.literal", "null", "the name of a NULL key under 'json.map-null-key.mode' = 'literal'");

    /** It chooses between two parsers of Flink. */
    private static final Option<Boolean> PARSER =
            Options.flag("json.decode.json-parser.enabled", "true", "accepted, has no effect: there is one parser");

    @Override
    public String identifier() {
        return "json";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(
                FAIL_ON_MISSING_FIELD,
                IGNORE_PARSE_ERRORS,
                TIMESTAMP_FORMAT,
                PLAIN_DECIMALS,
                IGNORE_NULL_FIELDS,
                NULL_KEYS,
                NULL_KEY_NAME,
                PARSER);
    }

    @Override
    public RecordDecoder decoder(RowType type, List<Integer> columns, Settings options, ZoneId zone) {
        if (options.get(FAIL_ON_MISSING_FIELD) && options.get(IGNORE_PARSE_ERRORS)) {
            throw SluiceException.of(
                            ErrorCode.INVALID_OPTION,
                            "'" + FAIL_ON_MISSING_FIELD.key() + "' and '" + IGNORE_PARSE_ERRORS.key()
                                    + "' are both true")
                    .expected("one of the two");
        }
        JsonObjectParser parser = new JsonObjectParser(
                "", type.project(columns), options.get(TIMESTAMP_FORMAT).separator, options.get(FAIL_ON_MISSING_FIELD));
        return new JsonDecoder(parser, options.get(IGNORE_PARSE_ERRORS));
    }

    @Override
    public RecordEncoder encoder(RowType type, Settings options, ZoneId zone) {
        JsonStyle style = new JsonStyle(
                options.get(TIMESTAMP_FORMAT).separator,
                options.get(PLAIN_DECIMALS),
                options.get(IGNORE_NULL_FIELDS),
                options.get(NULL_KEYS),
                options.get(NULL_KEY_NAME));
        return new JsonEncoder(type, style);
    }
}
