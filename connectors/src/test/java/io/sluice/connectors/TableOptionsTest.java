package io.sluice.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A WITH clause that is wrong says what is wrong, what would be right and what was probably meant. */
class TableOptionsTest {
    private static SluiceException fails(ErrorCode code, String... options) {
        SluiceException e =
                assertThrows(SluiceException.class, () -> TableOptions.validate(Tables.table("a INT", options)));
        assertEquals(code, e.code(), e::getMessage);
        return e;
    }

    @Test
    void whatIsThereIsListed() {
        assertEquals(List.of("blackhole", "datagen", "filesystem", "print"), Connectors.identifiers());
        assertEquals(List.of("csv", "json", "raw"), Connectors.formatIdentifiers());
        SluiceException e = fails(ErrorCode.UNKNOWN_CONNECTOR, "connector", "filesytem", "path", "x");
        assertEquals("there is no connector 'filesytem'", e.getMessage());
        assertEquals(
                "one of blackhole, datagen, filesystem, print", e.expected().orElseThrow());
        assertEquals("did you mean 'filesystem'?", e.hint().orElseThrow());
        SluiceException format =
                fails(ErrorCode.INVALID_OPTION, "connector", "filesystem", "path", "x", "format", "xml");
        assertEquals("there is no format 'xml'", format.getMessage());
        assertEquals("one of csv, json, raw", format.expected().orElseThrow());
    }

    @Test
    void keysAreChecked() {
        fails(ErrorCode.MISSING_OPTION);
        assertEquals(
                "option 'path' is missing",
                fails(ErrorCode.MISSING_OPTION, "connector", "filesystem", "format", "csv")
                        .getMessage());
        assertEquals(
                "option 'format' is missing",
                fails(ErrorCode.MISSING_OPTION, "connector", "filesystem", "path", "x")
                        .getMessage());
        SluiceException near = fails(
                ErrorCode.UNKNOWN_OPTION,
                "connector",
                "filesystem",
                "path",
                "x",
                "format",
                "csv",
                "csv.feild-delimiter",
                ";");
        assertEquals("connector 'filesystem' has no option 'csv.feild-delimiter'", near.getMessage());
        assertEquals("did you mean 'csv.field-delimiter'?", near.hint().orElseThrow());
        SluiceException other = fails(
                ErrorCode.UNKNOWN_OPTION,
                "connector",
                "filesystem",
                "path",
                "x",
                "format",
                "json",
                "csv.header",
                "true");
        assertEquals(
                "the table's format is 'json', so its format options begin with 'json.'",
                other.hint().orElseThrow());
        fails(ErrorCode.UNKNOWN_OPTION, "connector", "print", "format", "json");
    }

    @Test
    void valuesAreChecked() {
        SluiceException e = fails(ErrorCode.INVALID_OPTION, "connector", "print", "standard-error", "on");
        assertEquals("'standard-error' = 'on': 'on' is neither true nor false", e.getMessage());
        assertEquals("true or false", e.expected().orElseThrow());
        fails(ErrorCode.INVALID_OPTION, "connector", "print", "sink.parallelism", "two");
        fails(
                ErrorCode.NOT_BUILT_YET,
                "connector",
                "filesystem",
                "path",
                "x",
                "format",
                "csv",
                "auto-compaction",
                "true");
        TableOptions.validate(Tables.table("a INT", "connector", "print", "sink.parallelism", "2"));
    }
}
