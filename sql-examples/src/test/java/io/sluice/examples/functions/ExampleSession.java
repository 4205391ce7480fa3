package io.sluice.examples.functions;

import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import io.sluice.engine.Engine;
import io.sluice.engine.Session;
import io.sluice.engine.TextResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A session in UTC that evaluates expressions. */
final class ExampleSession implements AutoCloseable {
    /** A table with a watermark, for examples of windows. */
    static final String TICKS = "CREATE TABLE ticks (ts TIMESTAMP(3), WATERMARK FOR ts AS ts)"
            + " WITH ('connector' = 'datagen', 'number-of-rows' = '1')";

    private final Engine engine = new Engine(new Engine.Surroundings(
            new MemoryFileSystem(), Clock.SYSTEM, new PrintStream(OutputStream.nullOutputStream())));
    private final Session session =
            engine.openSession(Settings.of(Map.of("table.local-time-zone", "UTC")), Session.Mode.SCRIPT, warning -> {});

    /** The value of an expression, of a query of one value, or of a whole SELECT; NULL for NULL. */
    String value(String text) {
        String sql = text.startsWith("SELECT ") || text.startsWith("CREATE ") ? text : "SELECT " + text;
        List<TextResult> results = session.execute(sql);
        List<List<String>> rows = results.get(results.size() - 1).rows();
        return rows.size() == 1 && rows.get(0).size() == 1
                ? String.valueOf(rows.get(0).get(0))
                : rows.toString();
    }

    /** The lines of a file beside this class, cut at the last {@code =>}; blank ones and comments are left out. */
    static List<String[]> lines(String file) {
        List<String[]> lines = new ArrayList<>();
        for (String line : text(file).split("\n")) {
            int arrow = line.lastIndexOf(" => ");
            if (!line.isBlank() && !line.startsWith("#") && arrow >= 0) {
                lines.add(new String[] {line.substring(0, arrow), line.substring(arrow + " => ".length())});
            }
        }
        return lines;
    }

    static String text(String file) {
        try (InputStream in = ExampleSession.class.getResourceAsStream("/functions/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        session.close();
        engine.close();
    }
}
