package io.sluice.connectors.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.connectors.Tables;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.plan.TableSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a JSON file may hold, and what becomes of it. */
class JsonReadTest {
    private final MemoryFileSystem files = new MemoryFileSystem();

    private List<String> read(String columns, String text, String... options) {
        return read(columns, text.getBytes(StandardCharsets.UTF_8), options);
    }

    private List<String> read(String columns, byte[] bytes, String... options) {
        Tables.write(files, "/f.json", bytes);
        String[] all = new String[options.length + 6];
        System.arraycopy(new String[] {"connector", "filesystem", "path", "/f.json", "format", "json"}, 0, all, 0, 6);
        System.arraycopy(options, 0, all, 6, options.length);
        TableSpec table = Tables.table(columns, all);
        return Tables.read(files, table);
    }

    private SluiceException fails(String columns, String text, String... options) {
        SluiceException e = assertThrows(SluiceException.class, () -> read(columns, text, options));
        assertEquals(ErrorCode.MALFORMED_RECORD, e.code());
        return e;
    }

    @Test
    void fieldsComeInAnyOrderAndMayBeMissingNullOrUnknown() {
        assertEquals(
                List.of("1|x", "2|null", "null|y", "null|null", "4|z"),
                read(
                        "id INT; name STRING",
                        """
                        {"id":1,"name":"x"}
                        {"id":2}
                        {"name":"y","id":null,"more":{"a":[1,{"b":"}"}]}}
                        {}
                        { "name" : "w" , "extra" : "\\"" , "id" : 4 , "name" : "z" }
                        """));
    }

    @Test
    void everyTypeIsReadFromItsText() {
        assertEquals(
                List.of("true|-128|32767|-2147483648|9223372036854775807|1.5|-2.5E-7|123450|"
                        + "12345678901234567890123456789|ü|19723|3723000004|1704067200123000|1704063600000001"),
                read(
                        "b BOOLEAN; t TINYINT; s SMALLINT; i INT; l BIGINT; f FLOAT; d DOUBLE; n DECIMAL(8, 4);"
                                + " w DECIMAL(30, 1); v STRING; dt DATE; tm TIME(6); ts TIMESTAMP(3); z TIMESTAMP_LTZ(6)",
                        "{\"b\":true,\"t\":-128,\"s\":32767,\"i\":-2147483648,\"l\":9223372036854775807,\"f\":1.5,"
                                + "\"d\":-2.5e-7,\"n\":12.345,\"w\":1234567890123456789012345678.9,\"v\":\"ü\","
                                + "\"dt\":\"2024-01-01\",\"tm\":\"01:02:03.000004\",\"ts\":\"2024-01-01 00:00:00.123\","
                                + "\"z\":\"2024-01-01 00:00:00.000001+01:00\"}"));
    }

    @Test
    void aTextIsReadAsANumberAndAnythingAsAText() {
        assertEquals(
                List.of("5|1.5|true"),
                read("a INT; b DOUBLE; c BOOLEAN", "{\"a\":\" 5 \",\"b\":\"1.5\",\"c\":\"TRUE\"}"));
        assertEquals(
                List.of("1.50", "true", "{\"a\":[1,\"x y\"],\"b\":{}}", "[]"),
                read(
                        "v STRING",
                        "{\"v\":1.50}\n{\"v\":true}\n{\"v\":{ \"a\" : [1, \"x y\"] , \"b\" : { } }}\n{\"v\":[ ]}\n"));
    }

    @Test
    void escapesBecomeCharacters() {
        assertEquals(
                List.of("\"\\/\b\f\n\r\t\u0000é😀|x"),
                read(
                        "v STRING; w STRING",
                        "{\"v\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\u00e9\\uD83D\\uDE00\",\"\\u0077\":\"x\"}"));
    }

    @Test
    void lineEndsMarksAndEmptyLinesDoNotMatter() {
        assertEquals(List.of("1", "2", "3"), read("a INT", "\uFEFF{\"a\":1}\r\n\r\n  \n{\"a\":2}\r\n{\"a\":3}"));
        assertEquals(List.of(), read("a INT", ""));
        assertEquals(List.of(), read("a INT", "\uFEFF"));
        assertEquals(List.of(), read("a INT", "\n\n"));
    }

    @Test
    void numbersKeepEveryDigitOrAreRefused() {
        assertEquals(List.of("5", "1000"), read("a INT", "{\"a\":5.0}\n{\"a\":1e3}"));
        fails("a INT", "{\"a\":5.5}");
        fails("a TINYINT", "{\"a\":128}");
        fails("a BIGINT", "{\"a\":9223372036854775808}");
        fails("a BIGINT", "{\"a\":1e999999999}");
        fails("a DOUBLE", "{\"a\":1e400}");
        fails("a FLOAT", "{\"a\":1e39}");
        fails("a DECIMAL(4, 2)", "{\"a\":100}");
        fails("a DECIMAL(4, 2)", "{\"a\":99.995}");
        assertEquals(
                List.of("9999", "1", "0"),
                read("a DECIMAL(4, 2)", "{\"a\":99.99}\n{\"a\":0.005}\n{\"a\":1e-999999999}"));
        assertEquals(List.of("NaN", "-Infinity"), read("a DOUBLE", "{\"a\":\"NaN\"}\n{\"a\":\"-Infinity\"}"));
    }

    @Test
    void timesKeepEveryDigitOrAreRefused() {
        assertEquals(
                List.of("1000000", "0"),
                read("a TIMESTAMP(3)", "{\"a\":\"1970-01-01 00:00:01.000000\"}\n{\"a\":\"1970-01-01 00:00:00\"}"));
        fails("a TIMESTAMP(6)", "{\"a\":\"1970-01-01 00:00:00.0000001\"}");
        fails("a TIMESTAMP(3)", "{\"a\":\"1970-01-01 00:00:00.0001\"}");
        fails("a TIMESTAMP(3)", "{\"a\":\"1970-01-01T00:00:00\"}");
        fails("a TIMESTAMP(3)", "{\"a\":\"+300000-01-01 00:00:00\"}");
        fails("a TIMESTAMP(3)", "{\"a\":\"2023-02-29 00:00:00\"}");
        fails("a TIMESTAMP(3)", "{\"a\":\"1970-01-01 24:00:00\"}");
        fails("a TIMESTAMP(3)", "{\"a\":1700000000}");
        fails("a TIMESTAMP_LTZ(3)", "{\"a\":\"1970-01-01 00:00:00\"}");
        assertEquals(
                List.of("0|0"),
                read(
                        "a TIMESTAMP(3); b TIMESTAMP_LTZ(3)",
                        "{\"a\":\"1970-01-01T00:00:00\",\"b\":\"1970-01-01T00:00:00Z\"}",
                        "json.timestamp-format.standard",
                        "ISO-8601"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "{\"a\":1 ¦ 7 ¦ the object is not closed",
                "{\"a\":\"1 ¦ 8 ¦ the text is not closed",
                "{\"a\":1}} ¦ 8 ¦ more text after the object",
                "{\"a\":1}{\"a\":2} ¦ 8 ¦ more text after the object",
                "[1] ¦ 1 ¦ not a JSON object",
                "null ¦ 1 ¦ not a JSON object",
                "{'a':1} ¦ 2 ¦ not a field name",
                "{\"a\":01} ¦ 7 ¦ the object is not closed",
                "{\"a\":-} ¦ 7 ¦ not a JSON value",
                "{\"a\":1.} ¦ 8 ¦ not a JSON value",
                "{\"a\":+1} ¦ 6 ¦ not a JSON value",
                "{\"a\":NaN} ¦ 6 ¦ not a JSON value",
                "{\"a\":tru} ¦ 6 ¦ not a JSON value",
                "{\"a\" 1} ¦ 6 ¦ no value after the field name",
                "{\"a\":1,} ¦ 8 ¦ not a field name",
                "{\"b\":[1,]} ¦ 9 ¦ not a JSON value",
                "{\"b\":[1 ¦ 8 ¦ the value is not closed",
                "{\"b\":\"\\x\"} ¦ 7 ¦ an unknown escape",
                "{\"b\":\"\\u12G4\"} ¦ 11 ¦ an unknown escape",
                "{\"a\":\"\\uD83D\"} ¦ 7 ¦ half of a surrogate pair",
                "{\"a\":\"\\uDE00\"} ¦ 7 ¦ half of a surrogate pair",
                "{\"a\":{}} ¦ 6 ¦ column 'a' cannot hold {}",
                "{\"a\":true} ¦ 6 ¦ column 'a' cannot hold true",
                "{\"a\":\"\"} ¦ 6 ¦ column 'a' cannot hold \"\"",
            })
    void aMalformedRecordIsNamedWithItsPlace(String record, int column, String why) {
        String text = "{\"a\":7}\n" + record.strip();
        SluiceException e = fails("a INT", text + "\n{\"a\":8}\n");
        String place = "/f.json:2:" + column + ": " + why.strip();
        assertTrue(e.getMessage().startsWith(place), () -> e.getMessage() + " does not begin with " + place);
        assertTrue(e.getMessage().endsWith(", in the record " + record.strip()), e::getMessage);
        assertEquals(e.getMessage(), fails("a INT", text).getMessage(), "the same without a last line end");
        assertEquals(List.of("7", "8"), read("a INT", text + "\n{\"a\":8}\n", "json.ignore-parse-errors", "true"));
        assertEquals(List.of("7"), read("a INT", text, "json.ignore-parse-errors", "true"));
    }

    @Test
    void bytesThatAreNotTextAreRefused() {
        byte[] latin1 = "{\"a\":\"é\"}\n".getBytes(StandardCharsets.ISO_8859_1);
        SluiceException e = assertThrows(SluiceException.class, () -> read("a STRING", latin1));
        assertTrue(e.getMessage().startsWith("/f.json:1:7: a byte that is not UTF-8"), e::getMessage);
        fails("b INT", "{\"b\":1,\"a\":\"x\u0000\"}");
        byte[] overlong = {'{', '"', 'a', '"', ':', '"', (byte) 0xC0, (byte) 0x80, '"', '}'};
        assertThrows(SluiceException.class, () -> read("a STRING", overlong));
        byte[] surrogate = {'{', '"', 'a', '"', ':', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'};
        assertThrows(SluiceException.class, () -> read("a STRING", surrogate));
    }

    @Test
    void deepNestingIsRefusedNotACrash() {
        String deep = "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertTrue(fails("a INT", deep).getMessage().contains("too deeply nested"));
        assertEquals(List.of("null"), read("a INT", "{\"x\":" + "[".repeat(900) + "]".repeat(900) + "}"));
    }

    @Test
    void missingFieldsAndNullsAreErrorsWhereAskedFor() {
        assertTrue(fails("a INT; b INT", "{\"a\":1}", "json.fail-on-missing-field", "true")
                .getMessage()
                .contains("field 'b' is missing"));
        assertTrue(fails("a INT NOT NULL", "{\"a\":null}").getMessage().contains("NULL for column 'a'"));
        assertTrue(fails("a INT NOT NULL", "{}").getMessage().contains("NULL for column 'a'"));
        assertEquals(List.of("2"), read("a INT NOT NULL", "{}\n{\"a\":2}", "json.ignore-parse-errors", "true"));
    }

    @Test
    void namesLongShortAndChangingFromLineToLineAreFound() {
        String longName = "n".repeat(40);
        StringBuilder text = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            String[] fields = {
                "\"a\":" + i, "\"ab\":" + 2 * i, "\"" + longName + "\":" + 3 * i, "\"abcdefghij\":" + 4 * i
            };
            int shift = i / 50;
            text.append('{');
            for (int f = 0; f < 4; f++) {
                text.append(f == 0 ? "" : ",").append(fields[(f + shift) % 4]);
            }
            text.append("}\n");
            expected.append(i)
                    .append('|')
                    .append(2 * i)
                    .append('|')
                    .append(3 * i)
                    .append('|')
                    .append(4 * i)
                    .append('\n');
        }
        List<String> rows = read("a INT; ab INT; " + longName + " INT; abcdefghij INT", text.toString());
        assertEquals(expected.toString().lines().toList(), rows);
    }
}
