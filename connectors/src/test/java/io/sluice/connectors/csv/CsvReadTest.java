package io.sluice.connectors.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.connectors.Tables;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.MemoryFileSystem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a csv file may hold, and what becomes of it. */
class CsvReadTest {
    private final MemoryFileSystem files = new MemoryFileSystem();

    private List<String> read(String columns, String text, String... options) {
        return read(columns, text.getBytes(StandardCharsets.UTF_8), options);
    }

    private List<String> read(String columns, byte[] bytes, String... options) {
        Tables.write(files, "/f.csv", bytes);
        String[] all = new String[options.length + 6];
        System.arraycopy(new String[] {"connector", "filesystem", "path", "/f.csv", "format", "csv"}, 0, all, 0, 6);
        System.arraycopy(options, 0, all, 6, options.length);
        return Tables.read(files, Tables.table(columns, all));
    }

    private String fails(String columns, String text, String... options) {
        SluiceException e = assertThrows(SluiceException.class, () -> read(columns, text, options));
        assertEquals(ErrorCode.MALFORMED_RECORD, e.code());
        return e.getMessage();
    }

    @Test
    void plainRecords() {
        assertEquals(
                List.of("1|a", "2|", "3| c "), read("a INT; b STRING", "1,a\n2,\n3, c \n"), "spaces belong to a text");
        assertEquals(List.of("1|2.5", "-3|0.0"), read("a INT; b DOUBLE", "\uFEFF 1 ,2.5\r\n\r\n-3,0"));
        assertEquals(List.of(), read("a INT", ""));
        assertEquals(List.of("9|x\ty"), read("a INT; b STRING", "9;x\ty", "csv.field-delimiter", ";"));
        assertEquals(List.of("9|x"), read("a INT; b STRING", "9\tx", "csv.field-delimiter", "\\t"));
    }

    @Test
    void quotedFields() {
        assertEquals(
                List.of("a,b|c\nd\r\ne|say \"hi\"||q\"r"),
                read(
                        "a STRING; b STRING; c STRING; d STRING; e STRING",
                        "\"a,b\",\"c\nd\r\ne\",\"say \"\"hi\"\"\",\"\",q\"r\r\n"));
        assertEquals(List.of("x|1"), read("a STRING; b INT", "\"x\" ,\"1\""));
        assertEquals(List.of("a,b"), read("a STRING", "'a,b'", "csv.quote-character", "'"));
        assertEquals(List.of("\"a|b\""), read("a STRING; b STRING", "\"a,b\"", "csv.disable-quote-character", "true"));
        assertEquals(
                List.of("a\"b,\\|c,\nd"),
                read("a STRING; b STRING", "\"a\\\"b,\\\\\",c\\,\\nd\n", "csv.escape-character", "\\"));
    }

    @Test
    void commentsHeadersAndNulls() {
        assertEquals(
                List.of("1|a", "2|#b"),
                read("a INT; b STRING", "#x\n1,a\n# no, \"quote\n2,#b\n#", "csv.allow-comments", "true"));
        assertEquals(List.of("1|a"), read("a INT; b STRING", "\"number\nof\",name\n1,a\n", "csv.header", "true"));
        assertEquals(List.of(), read("a INT; b STRING", "number,name", "csv.header", "true"));
        assertEquals(List.of("null|null", "1|"), read("a INT; b STRING", ",\n1,\"\"", "csv.null-literal", ""));
        assertEquals(
                List.of("null|NULL", "1|null"),
                read("a INT; b STRING", "NULL,\"NULL\"\n1,NULL", "csv.null-literal", "NULL"));
        assertEquals(List.of("1", "null", "2"), read("a INT", "1\n\n2\n", "csv.null-literal", ""));
    }

    @Test
    void malformedRecordsAreNamedWithTheirPlace() {
        assertEquals(
                "/f.csv:2:1: column 'a' cannot hold 'x', in the record x,y",
                fails("a INT; b STRING", "1,b\nx,y\n3,z\n"));
        assertEquals(
                "/f.csv:3:3: column 'b' cannot hold 'y', in the record \"1",
                fails("a STRING; b INT", "p,1\n\"1\n\",y\n"));
        assertEquals("/f.csv:2:2: a record of 1 field, in the record 2", fails("a INT; b STRING", "1,b\n2\n"));
        assertEquals("/f.csv:1:4: a record of 3 fields, in the record 1,b,c", fails("a INT; b STRING", "1,b,c\n"));
        assertEquals(
                "/f.csv:2:3: the quoted text is not closed, in the record 2,\"c",
                fails("a INT; b STRING", "1,b\n2,\"c\n3,d\n4,e"));
        assertEquals(
                "/f.csv:1:4: more text behind a quoted field, in the record \"b\"c,1",
                fails("a STRING; b INT", "\"b\"c,1\n"));
        assertTrue(fails("a INT; b STRING", ",b").contains("column 'a' cannot hold ''"));
        assertTrue(fails("a INT NOT NULL", "\\N", "csv.null-literal", "\\N").contains("NULL for column 'a'"));
    }

    @Test
    void ignoredErrorsSkipOneRecordEach() {
        assertEquals(
                List.of("1|b", "4|d", "5|e", "7|f\ng"),
                read(
                        "a INT; b STRING",
                        "1,b\nx,y\n2\n\"3\"4,c\n4,d\n\"5\n\",e\n7,\"f\ng\"\n",
                        "csv.ignore-parse-errors",
                        "true"));
        assertEquals(
                List.of("1|b", "3|c", "4|d"),
                read("a INT; b STRING", "1,b\n2,\"x\n3,c\n4,d\n", "csv.ignore-parse-errors", "true"));
        byte[] latin1 = "1,\u00e9\n2,e\n".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(List.of("2|e"), read("a INT; b STRING", latin1, "csv.ignore-parse-errors", "true"));
        assertThrows(SluiceException.class, () -> read("a INT; b STRING", latin1));
        byte[] allOnes = {'1', ',', (byte) 0xFF, '\n', '2', ',', 'e', '\n'};
        assertEquals(List.of("2|e"), read("a INT; b STRING", allOnes, "csv.ignore-parse-errors", "true"));
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        for (String[] options : new String[][] {
            {"csv.field-delimiter", ";;"},
            {"csv.field-delimiter", "x"},
            {"csv.field-delimiter", "\""},
            {"csv.quote-character", "'", "csv.disable-quote-character", "true"},
            {"csv.header", "yes"}
        }) {
            SluiceException e = assertThrows(SluiceException.class, () -> read("a INT", "1", options));
            assertEquals(ErrorCode.INVALID_OPTION, e.code());
        }
    }
}
