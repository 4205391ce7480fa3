package io.sluice.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.connector.Format;
import io.sluice.core.connector.MalformedRecordException;
import io.sluice.core.connector.RecordDecoder;
import io.sluice.core.connector.RecordEncoder;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.settings.Settings;
import io.sluice.core.type.RowType;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nested and binary columns in json and csv: read, written again, and compared as text. */
class NestedColumnsTest {
    private static Batch decode(String format, String columns, String text, String... options)
            throws MalformedRecordException {
        RowType type = Tables.type(columns);
        RecordDecoder decoder = format(format)
                .decoder(type, IntStream.range(0, type.size()).boxed().toList(), settings(options), ZoneOffset.UTC);
        BatchBuilder out = new BatchBuilder(type);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(bytes.length, decoder.decode(bytes, 0, bytes.length, true, 1000, out));
        return out.build();
    }

    private static Format format(String name) {
        return Connectors.format(name);
    }

    private static Settings settings(String... options) {
        Map<String, String> map = new TreeMap<>();
        for (int i = 0; i < options.length; i += 2) {
            map.put(options[i], options[i + 1]);
        }
        return Settings.of(map);
    }

    private static String encode(String format, String columns, Batch rows, String... options) {
        RecordEncoder encoder = format(format).encoder(Tables.type(columns), settings(options), ZoneOffset.UTC);
        BytesWriter out = new BytesWriter();
        for (int row = 0; row < rows.rowCount; row++) {
            encoder.encode(rows, row, out);
        }
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }

    private static String again(String format, String columns, String text, String... options) {
        try {
            return encode(format, columns, decode(format, columns, text + "\n", options), options)
                    .strip();
        } catch (MalformedRecordException e) {
            return e.position() + ": " + e.getMessage() + "; expected " + e.expected();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "ARRAY<INT> ¦ {\"c\":[1,2,3]} ¦ {\"c\":[1,2,3]}",
                "ARRAY<INT> ¦ { \"c\" : [ 1 , null , \"3\" ] } ¦ {\"c\":[1,null,3]}",
                "ARRAY<INT> ¦ {\"c\":[]} ¦ {\"c\":[]}",
                "ARRAY<INT> ¦ {\"c\":null} ¦ {\"c\":null}",
                "ARRAY<INT> ¦ {} ¦ {\"c\":null}",
                "ARRAY<STRING> ¦ {\"c\":[\"a\",\"\",\"\\u00e9\\n\",[1],{\"x\":1}]} ¦ {\"c\":[\"a\",\"\",\"é\\n\",\"[1]\",\"{\\\"x\\\":1}\"]}",
                "ARRAY<ARRAY<BIGINT>> ¦ {\"c\":[[1],[],null,[2,3]]} ¦ {\"c\":[[1],[],null,[2,3]]}",
                "ROW<a INT, b STRING> ¦ {\"c\":{\"b\":\"x\",\"z\":[{}],\"a\":1}} ¦ {\"c\":{\"a\":1,\"b\":\"x\"}}",
                "ROW<a INT, b STRING> ¦ {\"c\":{}} ¦ {\"c\":{\"a\":null,\"b\":null}}",
                "ROW<a INT, b STRING> ¦ {\"c\":{\"a\":1,\"a\":2}} ¦ {\"c\":{\"a\":2,\"b\":null}}",
                "ROW<a ROW<b ARRAY<ROW<d DOUBLE>>>> ¦ {\"c\":{\"a\":{\"b\":[{\"d\":1.5},{\"d\":null},null]}}} ¦ {\"c\":{\"a\":{\"b\":[{\"d\":1.5},{\"d\":null},null]}}}",
                "MAP<STRING, INT> ¦ {\"c\":{\"y\":1,\"x\":2,\"y\":3}} ¦ {\"c\":{\"x\":2,\"y\":3}}",
                "MAP<STRING, INT> ¦ {\"c\":{}} ¦ {\"c\":{}}",
                "MAP<INT, ARRAY<BOOLEAN>> ¦ {\"c\":{\"10\":[true],\"9\":[false,null]}} ¦ {\"c\":{\"9\":[false,null],\"10\":[true]}}",
                "MAP<DATE, TIMESTAMP(3)> ¦ {\"c\":{\"2024-01-01\":\"2024-01-01 00:00:00.5\"}} ¦ {\"c\":{\"2024-01-01\":\"2024-01-01 00:00:00.5\"}}",
                "MULTISET<STRING> ¦ {\"c\":{\"b\":2,\"a\":1}} ¦ {\"c\":{\"a\":1,\"b\":2}}",
                "BYTES ¦ {\"c\":\"AAH/\"} ¦ {\"c\":\"AAH/\"}",
                "ARRAY<DECIMAL(30, 2)> ¦ {\"c\":[1,12345678901234567890.125]} ¦ {\"c\":[1.00,12345678901234567890.13]}",
                "ARRAY<INT> ¦ {\"c\":{}} ¦ 5: column 'c' cannot hold {}; expected ARRAY<INT>: a JSON array",
                "ARRAY<INT> ¦ {\"c\":7} ¦ 5: column 'c' cannot hold 7; expected ARRAY<INT>: a JSON array",
                "ARRAY<INT> ¦ {\"c\":[1,x]} ¦ 8: not a JSON value; expected a JSON value",
                "ARRAY<INT> ¦ {\"c\":[1,]} ¦ 8: not a JSON value; expected a JSON value",
                "ARRAY<INT> ¦ {\"c\":[1 2]} ¦ 8: the value is not closed; expected ',' or ']'",
                "ARRAY<INT> ¦ {\"c\":[1 ¦ 7: the value is not closed; expected ',' or ']'",
                "ARRAY<TINYINT> ¦ {\"c\":[1,300]} ¦ 8: column 'c[]' cannot hold 300; expected TINYINT: a whole number from -128 to 127",
                "ROW<a INT> ¦ {\"c\":[1]} ¦ 5: column 'c' cannot hold [1]; expected ROW<`a` INT>: a JSON object",
                "ROW<a INT> ¦ {\"c\":{\"a\":\"x\"}} ¦ 10: column 'c.a' cannot hold \"x\"; expected INT: a whole number from -2147483648 to 2147483647",
                "ROW<a INT NOT NULL> ¦ {\"c\":{}} ¦ 5: NULL for column 'c.a'; expected INT NOT NULL, which is never NULL",
                "MAP<INT, INT> ¦ {\"c\":{\"x\":1}} ¦ 6: a key that is none of MAP<INT, INT>; expected INT: a whole number from -2147483648 to 2147483647",
                "MULTISET<STRING> ¦ {\"c\":{\"b\":0}} ¦ 11: an element that occurs 0 times; expected 1 or more",
                "BYTES ¦ {\"c\":\"?\"} ¦ 5: column 'c' cannot hold \"?\"; expected bytes in base64",
            })
    void jsonOfEveryNestedType(String type, String text, String expected) {
        assertEquals(expected.strip(), again("json", "c " + type.strip(), text.strip()));
    }

    @Test
    void rowsOneAfterTheOtherDoNotMix() throws MalformedRecordException {
        String columns = "a ARRAY<STRING>; r ROW<x INT, y ARRAY<INT>>; m MAP<STRING, STRING>";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            text.append("{\"a\":[" + "\"s\",".repeat(i % 5) + "\"t" + i + "\"],\"r\":{\"x\":" + i + ",\"y\":[" + i
                    + "]},\"m\":{\"k" + i + "\":\"v\"}}\n");
        }
        for (int from = 0; from < 3000; from += 1000) {
            String part = String.join(
                    "\n", text.toString().lines().skip(from).limit(1000).toList());
            assertEquals(
                    part,
                    encode("json", columns, decode("json", columns, part + "\n"))
                            .strip());
        }
    }

    @Test
    void aNullKeyBecomesWhatTheTableSays() throws MalformedRecordException {
        Batch map = decode("csv", "c STRING", "x\n");
        assertEquals("{\"c\":\"x\"}", encode("json", "c STRING", map).strip());
        io.sluice.core.nested.NestedBuilder builder =
                io.sluice.core.nested.NestedBuilder.of(io.sluice.core.type.SqlType.parse("MAP<STRING, INT>"));
        builder.begin();
        builder.addNull();
        builder.addInt(1);
        builder.addBytes(new byte[] {'k'}, 0, 1);
        builder.addInt(2);
        BatchBuilder out = new BatchBuilder(Tables.type("c MAP<STRING, INT>"));
        builder.finish(out.column(0));
        out.endRow();
        Batch rows = out.build();
        SluiceException e = assertThrows(SluiceException.class, () -> encode("json", "c MAP<STRING, INT>", rows));
        assertEquals(ErrorCode.NULL_NOT_ALLOWED, e.code());
        assertEquals(
                "{\"c\":{\"k\":2}}\n", encode("json", "c MAP<STRING, INT>", rows, "json.map-null-key.mode", "DROP"));
        assertEquals(
                "{\"c\":{\"none\":1,\"k\":2}}\n",
                encode(
                        "json",
                        "c MAP<STRING, INT>",
                        rows,
                        "json.map-null-key.mode",
                        "LITERAL",
                        "json.map-null-key.literal",
                        "none"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "ARRAY<INT> ¦ 1;2;3 ¦ 1;2;3",
                "ARRAY<INT> ¦ 1 ¦ 1",
                "ARRAY<STRING> ¦ a;;b ¦ a;;b",
                "ARRAY<STRING> ¦ \"a;x,y\" ¦ \"a;x,y\"",
                "ARRAY<INT> ¦ 1;x ¦ 0: column 'c' cannot hold '1;x'; expected ARRAY<INT>: elements with ';' between them",
                "ROW<a INT, b STRING> ¦ 1;x ¦ 1;x",
                "ROW<a INT, b STRING> ¦ 1 ¦ 0: column 'c' cannot hold '1'; expected ROW<`a` INT, `b` STRING>: 2 fields with ';' between them",
                "ROW<a INT, b STRING> ¦ 1;x;y ¦ 0: column 'c' cannot hold '1;x;y'; expected ROW<`a` INT, `b` STRING>: 2 fields with ';' between them",
                "BYTES ¦ AAH/ ¦ AAH/",
            })
    void csvOfArraysAndRows(String type, String text, String expected) {
        assertEquals(expected.strip(), again("csv", "c " + type.strip(), text.strip()));
    }

    @Test
    void csvKnowsOtherDelimitersOfElementsAndNulls() throws MalformedRecordException {
        String[] options = {"csv.array-element-delimiter", "::", "csv.null-literal", "NULL"};
        assertEquals("1::NULL::3", again("csv", "c ARRAY<INT>", "1::NULL::3", options));
        Batch rows = decode("csv", "c ARRAY<STRING>", "a;b::d\n", options);
        assertThrows(SluiceException.class, () -> encode("csv", "c ARRAY<STRING>", rows));
        Batch colon = decode("csv", "c ARRAY<STRING>", "a:;b\n");
        assertThrows(SluiceException.class, () -> encode("csv", "c ARRAY<STRING>", colon, options));
        Batch nulls = decode("csv", "c ARRAY<STRING>", "NULL::b\n", options);
        SluiceException e = assertThrows(SluiceException.class, () -> encode("csv", "c ARRAY<STRING>", nulls));
        assertTrue(e.getMessage().endsWith("NULL has no form without 'csv.null-literal'"), e::getMessage);
    }

    @Test
    void csvRefusesWhatItHasNoFormFor() {
        for (String type : List.of("MAP<STRING, INT>", "ARRAY<ARRAY<INT>>", "ROW<a ROW<b INT>>")) {
            SluiceException e = assertThrows(
                    SluiceException.class,
                    () -> TableOptions.validate(
                            Tables.table("c " + type, "connector", "filesystem", "path", "x", "format", "csv")));
            assertEquals(ErrorCode.NOT_BUILT_YET, e.code());
        }
    }

    @Test
    void rawIsALine() {
        MemoryFileSystem files = new MemoryFileSystem();
        Tables.write(files, "/f", "a,\"b\r\n\n x \nlast");
        String[] options = {"connector", "filesystem", "path", "/f", "format", "raw"};
        assertEquals(List.of("a,\"b", "", " x ", "last"), Tables.read(files, Tables.table("l STRING", options)));
        assertThrows(SluiceException.class, () -> TableOptions.validate(Tables.table("l STRING; m STRING", options)));
        assertThrows(SluiceException.class, () -> TableOptions.validate(Tables.table("l INT", options)));
        BatchBuilder out = new BatchBuilder(Tables.type("l STRING"));
        out.column(0).appendString("x\ny");
        out.endRow();
        Batch twoLines = out.build();
        assertThrows(SluiceException.class, () -> encode("raw", "l STRING", twoLines));
        out.column(0).appendNull();
        out.endRow();
        Batch none = out.build();
        assertThrows(SluiceException.class, () -> encode("raw", "l STRING", none));
    }
}
