package io.sluice.connectors.csv;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Options;
import io.sluice.core.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The characters and habits of a csv file.
 *
 * @param quote {@link #NONE} when quotes have no meaning
 * @param escape {@link #NONE} when no character takes another's meaning away
 * @param comments whether lines that begin with # are skipped
 * @param nullLiteral how NULL is written, UTF-8; null when there is no way to write it
 * @param header whether the first record names the columns
 * @param scientific whether decimals are written with exponents
 * @param elementDelimiter what stands between the elements of an ARRAY or the fields of a ROW, UTF-8
 */
record CsvDialect(
        byte delimiter,
        int quote,
        int escape,
        boolean comments,
        byte[] nullLiteral,
        boolean header,
        boolean ignoreErrors,
        boolean scientific,
        byte[] elementDelimiter) {
    /** Not a value that a byte can have. */
    static final int NONE = 256;

    private static final Option<Byte> DELIMITER = character("csv.field-delimiter", ",", "what stands between fields");
    private static final Option<Byte> QUOTE = character(
            "csv.quote-character", "\"", "what encloses a field that holds delimiters, line ends or quotes (doubled)");
    private static final Option<Boolean> DISABLE_QUOTE =
            Options.flag("csv.disable-quote-character", "false", "take quotes for ordinary characters");
    private static final Option<Byte> ESCAPE =
            character("csv.escape-character", null, "takes the meaning of the next character away; off unless set");
    private static final Option<Boolean> COMMENTS =
            Options.flag("csv.allow-comments", "false", "skip lines that begin with #");
    private static final Option<String> NULL_LITERAL = Options.text(
            "csv.null-literal",
            null,
            "the unquoted text that means NULL; unset as in Flink: NULL is written as nothing, which reads as an empty"
                    + " text and is malformed for other types");
    private static final Option<Boolean> HEADER = Options.flag(
            "csv.header", "false", "whether the first line names the columns: skipped, and written; Flink has none");
    private static final Option<Boolean> IGNORE_ERRORS = Options.flag(
            "csv.ignore-parse-errors",
            "false",
            "skip malformed records and count them as refused; by default the first one ends the job");
    private static final Option<Boolean> SCIENTIFIC = Options.flag(
            "csv.write-bigdecimal-in-scientific-notation",
            "false",
            "write DECIMAL 0.000000027 as 2.7E-8; other than in Flink off by default, because few readers expect"
                    + " exponents in exact numbers");

    private static final Option<String> ELEMENT_DELIMITER = new Option<>(
            "csv.array-element-delimiter",
            "a text that is not empty",
            CsvDialect::notEmpty,
            ";",
            "what stands between the elements of an ARRAY, and between the fields of a ROW",
            List.of());

    static final List<Option<?>> OPTIONS = List.of(
            DELIMITER,
            QUOTE,
            DISABLE_QUOTE,
            ESCAPE,
            COMMENTS,
            NULL_LITERAL,
            HEADER,
            IGNORE_ERRORS,
            SCIENTIFIC,
            ELEMENT_DELIMITER);

    static CsvDialect of(Settings options) {
        boolean unquoted = options.get(DISABLE_QUOTE);
        if (unquoted && options.isSet(QUOTE)) {
            throw SluiceException.of(
                            ErrorCode.INVALID_OPTION,
                            "'" + QUOTE.key() + "' is set although '" + DISABLE_QUOTE.key() + "' = 'true'")
                    .expected("one of the two");
        }
        String nullLiteral = options.get(NULL_LITERAL);
        Byte escape = options.get(ESCAPE);
        CsvDialect dialect = new CsvDialect(
                options.get(DELIMITER),
                unquoted ? NONE : options.get(QUOTE),
                escape == null ? NONE : escape,
                options.get(COMMENTS),
                nullLiteral == null ? null : nullLiteral.getBytes(StandardCharsets.UTF_8),
                options.get(HEADER),
                options.get(IGNORE_ERRORS),
                options.get(SCIENTIFIC),
                options.get(ELEMENT_DELIMITER).getBytes(StandardCharsets.UTF_8));
        dialect.checkDistinct();
        return dialect;
    }

    private void checkDistinct() {
        if (delimiter == quote || delimiter == escape || (quote != NONE && quote == escape)) {
            throw SluiceException.of(
                            ErrorCode.INVALID_OPTION, "delimiter, quote and escape character of csv are not distinct")
                    .expected("three different characters");
        }
    }

    private static Option<Byte> character(String key, String defaultText, String reason) {
        return new Option<>(
                key,
                "one ASCII character that is no letter or digit, or \\t",
                CsvDialect::parse,
                defaultText,
                reason,
                List.of());
    }

    private static String notEmpty(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("it is empty");
        }
        return text;
    }

    private static Byte parse(String text) {
        String meant = text.equals("\\t") ? "\t" : text.equals("\\\\") ? "\\" : text;
        char c = meant.length() == 1 ? meant.charAt(0) : '\n';
        if (c >= 0x80 || c == '\n' || c == '\r' || Character.isLetterOrDigit(c)) {
            throw new IllegalArgumentException("'" + text + "' is not such a character");
        }
        return (byte) c;
    }
}
