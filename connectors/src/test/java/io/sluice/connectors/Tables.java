package io.sluice.connectors;

import io.sluice.core.batch.Batch;
import io.sluice.core.connector.Connector;
import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.connector.Source;
import io.sluice.core.connector.Split;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.ReadableFile;
import io.sluice.core.fs.WritableFile;
import io.sluice.core.plan.ObjectPath;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.time.Clock;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Tables, files and rows written shortly, for tests of connectors. */
public final class Tables {
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    private Tables() {}

    /** {@code "id INT NOT NULL; name STRING"}. */
    public static RowType type(String columns) {
        List<Field> fields = new ArrayList<>();
        for (String column : columns.split(";")) {
            String[] parts = column.trim().split(" ", 2);
            fields.add(new Field(parts[0], SqlType.parse(parts[1])));
        }
        return new RowType(fields);
    }

    /** Options as key, value, key, value. */
    public static TableSpec table(String columns, String... options) {
        Map<String, String> map = new TreeMap<>();
        for (int i = 0; i < options.length; i += 2) {
            map.put(options[i], options[i + 1]);
        }
        return new TableSpec(new ObjectPath("c", "d", "t"), type(columns), map, List.of(), List.of());
    }

    public static ConnectorContext context(FileSystem files) {
        return context(files, NOWHERE);
    }

    public static ConnectorContext context(FileSystem files, PrintStream out) {
        return new ConnectorContext(files, Clock.SYSTEM, ZoneOffset.UTC, out);
    }

    public static Source source(FileSystem files, TableSpec table) {
        Connector connector = Connectors.of(table);
        TableOptions.validate(table, connector);
        return connector.source(table, context(files));
    }

    /** All rows of a table as {@code a|b|null}. */
    public static List<String> read(FileSystem files, TableSpec table) {
        List<Integer> all = IntStream.range(0, table.physical().size()).boxed().toList();
        Source source = source(files, table);
        List<String> rows = new ArrayList<>();
        for (Split split : source.splits()) {
            try (SplitReader reader = source.open(split, split.start(), all)) {
                rows.addAll(drain(reader, Batch.MAX_ROWS));
            }
        }
        return rows;
    }

    public static List<String> drain(SplitReader reader, int maxRows) {
        List<String> rows = new ArrayList<>();
        for (Batch batch = reader.read(maxRows); batch != null; batch = reader.read(maxRows)) {
            rows.addAll(rows(batch));
        }
        return rows;
    }

    public static List<String> rows(Batch batch) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < batch.rowCount; row++) {
            StringJoiner line = new StringJoiner("|");
            for (int c = 0; c < batch.columns.length; c++) {
                line.add(String.valueOf(batch.columns[c].value(row)));
            }
            rows.add(line.toString());
        }
        return rows;
    }

    public static void write(FileSystem files, String path, String text) {
        write(files, path, text.getBytes(StandardCharsets.UTF_8));
    }

    public static void write(FileSystem files, String path, byte[] bytes) {
        try (WritableFile file = files.create(path)) {
            file.write(bytes, 0, bytes.length);
            file.sync();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(FileSystem files, String path) {
        try (ReadableFile file = files.open(path)) {
            byte[] bytes = new byte[(int) file.length()];
            int read = 0;
            while (read < bytes.length) {
                read += file.read(read, bytes, read, bytes.length - read);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
