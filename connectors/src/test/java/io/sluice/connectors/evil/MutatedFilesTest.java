package io.sluice.connectors.evil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.sluice.connectors.Tables;
import io.sluice.core.batch.Batch;
import io.sluice.core.connector.Source;
import io.sluice.core.connector.Split;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.plan.TableSpec;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thousand damaged files, read as parsers of other people read them, or refused: never otherwise without a word. */
@Timeout(120)
class MutatedFilesTest {
    private static final int JSON_FILES = 600;
    private static final int CSV_FILES = 400;

    private final MemoryFileSystem files = new MemoryFileSystem();

    private static byte[] jsonFile(Random random) {
        String[] texts = {
            "x", "", "\\\"", "\\u00e9\\uD83D\\uDE00", "ü€😀", "{}", "\\\\", "1", "a longer text, with: [marks]"
        };
        String[] numbers = {
            "0", "-1", "1e3", "1.5", "\"7\"", "\" 8 \"", "9223372036854775807", "null", "1e-7", "12345.678e2"
        };
        String[] others = {"[1,[2,{\"n\":3}],\"]\"]", "{\"n\":{\"s\":[]}}", "true", "false", "null", "\"s\""};
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            List<String> fields = new ArrayList<>(List.of(
                    "\"n\":" + random.nextInt(1000),
                    "\"d\": " + numbers[random.nextInt(numbers.length)],
                    "\"s\" :\"" + texts[random.nextInt(texts.length)] + "\"",
                    "\"other\":" + others[random.nextInt(others.length)]));
            Collections.shuffle(fields, random);
            out.append('{')
                    .append(String.join(random.nextBoolean() ? "," : " ,\t", fields))
                    .append(random.nextBoolean() ? "}\n" : "}\r\n");
        }
        return EvilFile.bytes(out);
    }

    @Test
    void jsonIsReadAsJacksonReadsIt() {
        int refused = 0;
        for (int seed = 0; seed < JSON_FILES; seed++) {
            byte[] file = new Mutations(seed, "{}[]\",:\\0123456789eE.+-tfnul \r\n\t").of(jsonFile(new Random(seed)));
            JacksonRows expected = new JacksonRows(file);
            EvilFile evil = EvilFile.json("seed " + seed, "n BIGINT; d DOUBLE; s STRING", file);
            Tables.write(files, "/evil", file);
            Result actual = read(evil.table("json.ignore-parse-errors", "true"));
            assertEquals(
                    expected.refused,
                    actual.refused,
                    () -> evil.name() + ": " + new String(file, StandardCharsets.UTF_8));
            assertEquals(expected.rows, withContainers(actual.rows, expected.rows), evil::name);
            refused += (int) expected.refused;
        }
        assertTrue(refused > JSON_FILES / 2, refused + " lines were damaged");
    }

    private record Result(List<String> rows, long refused, String error) {}

    private Result read(TableSpec table) {
        Source source = Tables.source(files, table);
        Split split = source.splits().get(0);
        List<String> rows = new ArrayList<>();
        try (SplitReader reader = source.open(split, split.start(), List.of(0, 1, 2))) {
            try {
                for (Batch batch = reader.read(7); batch != null; batch = reader.read(7)) {
                    rows.addAll(Tables.rows(batch));
                }
            } catch (SluiceException e) {
                return new Result(rows, reader.refusedRows(), e.getMessage());
            }
            return new Result(rows, reader.refusedRows(), null);
        }
    }

    private static List<String> withContainers(List<String> actual, List<String> expected) {
        List<String> rows = new ArrayList<>(actual);
        for (int i = 0; i < Math.min(rows.size(), expected.size()); i++) {
            int text = expected.get(i).indexOf(JacksonRows.CONTAINER);
            String row = rows.get(i);
            if (text >= 0 && text < row.length() && (row.charAt(text) == '{' || row.charAt(text) == '[')) {
                rows.set(i, row.substring(0, text) + JacksonRows.CONTAINER);
            }
        }
        return rows;
    }

    private static byte[] csvFile(Random random) {
        String[] texts = {
            "x", "", "\"\"", "\"a,b\"", "\"two\nlines\"", "\"say \"\"hi\"\"\"", "5'6", "ü€😀", "a_long_field"
        };
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            for (int c = 0; c < 3; c++) {
                out.append(c == 0 ? "r" + i : texts[random.nextInt(texts.length)])
                        .append(c == 2 ? "\n" : ",");
            }
        }
        return EvilFile.bytes(out);
    }

    @Test
    void csvIsReadAsFastCsvReadsIt() {
        int errors = 0;
        for (int seed = 0; seed < CSV_FILES; seed++) {
            byte[] file = new Mutations(seed, "\",\n\"\"x").of(csvFile(new Random(seed)));
            // Two places where readers differ by choice: a lone carriage return, and blanks behind a closing quote.
            for (int i = 0; i < file.length; i++) {
                file[i] = file[i] == '\r' || file[i] == ' ' ? (byte) '_' : file[i];
            }
            EvilFile evil = EvilFile.csv("seed " + seed, "a STRING; b STRING; c STRING", file);
            Tables.write(files, "/evil", file);
            compare(evil, read(evil.table()), fastCsv(file));
            errors += read(evil.table()).error == null ? 0 : 1;
        }
        assertTrue(errors > CSV_FILES / 10 && errors < CSV_FILES, errors + " files were refused");
    }

    /** All records, and as the last one null where the parser failed. */
    private static List<List<String>> fastCsv(byte[] file) {
        List<List<String>> records = new ArrayList<>();
        String text = new String(file, StandardCharsets.UTF_8);
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(true)
                .ignoreDifferentFieldCount(true)
                .ofCsvRecord(new StringReader(text))) {
            for (CsvRecord record : reader) {
                records.add(record.getFields());
            }
        } catch (IOException | RuntimeException e) {
            records.add(null);
        }
        return records;
    }

    private static void compare(EvilFile evil, Result ours, List<List<String>> theirs) {
        for (int i = 0; i < ours.rows.size(); i++) {
            int row = i;
            assertTrue(i < theirs.size() && theirs.get(i) != null, () -> evil.name() + ": only we read record " + row);
            assertEquals(String.join("|", theirs.get(i)), ours.rows.get(i), evil::name);
        }
        int next = ours.rows.size();
        if (ours.error == null) {
            assertEquals(theirs.size(), next, evil::name);
        } else if (ours.error.contains("a record of ")) {
            boolean different = theirs.get(next) == null || theirs.get(next).size() != 3;
            assertTrue(different, () -> evil.name() + ": " + ours.error + ", but " + theirs.get(next));
        } else if (ours.error.contains("not UTF-8")) {
            String text = new String(evil.bytes(), StandardCharsets.UTF_8);
            assertTrue(text.indexOf('\uFFFD') >= 0, evil::name);
        } else {
            // FastCSV takes what stands behind a closing quote, or no closing quote at all, for part of the field.
            boolean quotes =
                    ours.error.contains("more text behind a quoted field") || ours.error.contains("not closed");
            assertTrue(quotes, () -> evil.name() + ": " + ours.error);
        }
    }
}
