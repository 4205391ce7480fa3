package io.sluice.shell.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.core.settings.ClientOptions.ResultMode;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowFormatsTest {
    private static final RowType TYPE = RowType.of(
            new Field("i", SqlType.of(TypeRoot.INTEGER)),
            new Field("name", SqlType.string()),
            new Field("b", SqlType.of(TypeRoot.BOOLEAN)));
    private static final List<List<String>> ROWS =
            List.of(Arrays.asList("1", "a,\"b\"", "TRUE"), Arrays.asList(null, "", null));

    @Test
    void tableau() throws IOException {
        assertEquals(
                """
                +--------+-------+--------+
                |      i |  name |      b |
                +--------+-------+--------+
                |      1 | a,"b" |   TRUE |
                | <NULL> |       | <NULL> |
                +--------+-------+--------+
                2 rows in set (0.50 seconds)
                """,
                write(ResultMode.TABLEAU, false, ROWS));
    }

    @Test
    void tableauOfOneRowAndOfNone() throws IOException {
        List<List<String>> one = List.of(List.of("1", "x", "TRUE"));
        assertEquals(
                """
                +---+------+------+
                | i | name |    b |
                +---+------+------+
                | 1 |    x | TRUE |
                +---+------+------+
                1 row in set (0.50 seconds)
                """,
                write(ResultMode.TABLEAU, false, one));
        assertEquals("Empty set (0.50 seconds)\n", write(ResultMode.TABLEAU, false, List.of()));
    }

    @Test
    void wideCharactersTakeTwoCells() throws IOException {
        List<List<String>> rows = List.of(List.of("1", "東京", "TRUE"), List.of("2", "e\u0301", "TRUE"));
        assertEquals(
                """
                +---+------+------+
                | i | name |    b |
                +---+------+------+
                | 1 | 東京 | TRUE |
                | 2 |    e\u0301 | TRUE |
                +---+------+------+
                2 rows in set (0.50 seconds)
                """,
                write(ResultMode.TABLEAU, false, rows));
    }

    @Test
    void aTableForATerminalAlignsNumbersToTheRight() throws IOException {
        List<List<String>> rows = List.of(List.of("1", "東京", "TRUE"), List.of("-20", "a\u0007b\n", "FALSE"));
        assertEquals(
                """
                ┌─────┬────────────┬───────┐
                │   i │ name       │ b     │
                ├─────┼────────────┼───────┤
                │   1 │ 東京       │ TRUE  │
                │ -20 │ a\\u0007b\\n │ FALSE │
                └─────┴────────────┴───────┘
                2 rows in set (0.50 seconds)
                """,
                write(ResultMode.TABLE, false, rows));
    }

    @Test
    void aLongTableIsNotHeldInMemory() throws IOException {
        StringBuilder out = new StringBuilder();
        RowFormat format = RowFormats.of(ResultMode.TABLEAU, TYPE, false, 10, "<NULL>", out);
        format.begin();
        for (int i = 0; i < 9_999; i++) {
            format.row(List.of("1", "x", "TRUE"));
        }
        assertEquals(0, out.length());
        format.row(List.of("1", "x", "TRUE"));
        int shown = out.length();
        format.row(List.of("1", "wider", "TRUE"));
        assertEquals("| 1 | wider | TRUE |\n", out.substring(shown));
    }

    @Test
    void tableauOfAStreamHasWidthsOfItsTypesAndCutsWhatIsLonger() throws IOException {
        RowType type = RowType.of(new Field("op", SqlType.varchar(2).notNull())).concat(TYPE);
        StringBuilder out = new StringBuilder();
        RowFormat format = RowFormats.of(ResultMode.TABLEAU, type, true, 10, "<NULL>", out);
        format.begin();
        format.row(List.of("+I", "1", "a text of more than ten", "TRUE"));
        format.row(List.of("+I", "1", "四文字四文字", "TRUE"));
        format.end(new RowFormat.Summary(2, "", true));
        assertEquals(
                """
                +----+-------------+------------+--------+
                | op |           i |       name |      b |
                +----+-------------+------------+--------+
                | +I |           1 | a text ... |   TRUE |
                | +I |           1 |  四文字... |   TRUE |
                Query terminated, received a total of 2 rows
                """,
                out.toString());
    }

    @Test
    void csv() throws IOException {
        assertEquals("i,name,b\n1,\"a,\"\"b\"\"\",TRUE\n,\"\",\n", write(ResultMode.CSV, false, ROWS));
    }

    @Test
    void tsv() throws IOException {
        List<List<String>> rows = List.of(Arrays.asList(null, "a\tb\\N\n", "TRUE"));
        assertEquals("i\tname\tb\n\\N\ta\\tb\\\\N\\n\tTRUE\n", write(ResultMode.TSV, false, rows));
    }

    @Test
    void json() throws IOException {
        assertEquals(
                """
                [
                  {"i": 1, "name": "a,\\"b\\"", "b": true},
                  {"i": null, "name": "", "b": null}
                ]
                """,
                write(ResultMode.JSON, false, ROWS));
        assertEquals("[]\n", write(ResultMode.JSON, false, List.of()));
    }

    @Test
    void jsonLines() throws IOException {
        assertEquals(
                "{\"i\":1,\"name\":\"a,\\\"b\\\"\",\"b\":true}\n{\"i\":null,\"name\":\"\",\"b\":null}\n",
                write(ResultMode.JSONL, false, ROWS));
    }

    @Test
    void jsonHasNoInfinity() throws IOException {
        RowType type = RowType.of(new Field("d", SqlType.of(TypeRoot.DOUBLE)));
        StringBuilder out = new StringBuilder();
        RowFormat format = RowFormats.of(ResultMode.JSONL, type, false, 30, "<NULL>", out);
        format.row(List.of("Infinity"));
        format.row(List.of("1.5E10"));
        assertEquals("{\"d\":\"Infinity\"}\n{\"d\":1.5E10}\n", out.toString());
    }

    @Test
    void markdown() throws IOException {
        List<List<String>> rows = List.of(Arrays.asList("1", "a|b\nc", null));
        assertEquals(
                "| i | name | b |\n| --- | --- | --- |\n| 1 | a\\|b<br>c |  |\n",
                write(ResultMode.MARKDOWN, false, rows));
    }

    @Test
    void vertical() throws IOException {
        assertEquals(
                """
                ******************** row 1 ********************
                   i: 1
                name: x
                   b: <NULL>
                1 row in set (0.50 seconds)
                """,
                write(ResultMode.VERTICAL, false, List.of(Arrays.asList("1", "x", null))));
    }

    private static String write(ResultMode mode, boolean endless, List<List<String>> rows) throws IOException {
        StringBuilder out = new StringBuilder();
        RowFormat format = RowFormats.of(mode, TYPE, endless, 10, "<NULL>", out);
        format.begin();
        for (List<String> row : rows) {
            format.row(row);
        }
        format.end(new RowFormat.Summary(rows.size(), " (0.50 seconds)", false));
        return out.toString();
    }
}
