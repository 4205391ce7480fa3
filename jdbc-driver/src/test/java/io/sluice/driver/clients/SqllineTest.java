package io.sluice.driver.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.driver.Reach;
import io.sluice.driver.Served;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sqlline.SqlLine;

@ParameterizedClass
@EnumSource(Reach.class)
class SqllineTest {
    @RegisterExtension
    final Served served;

    SqllineTest(Reach reach) {
        served = new Served(reach);
    }

    private String run(Path folder, String... lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SqlLine sqlline = new SqlLine();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        sqlline.setOutputStream(print);
        sqlline.setErrorStream(print);
        String[] arguments = {"-u", ClientTables.url(served, folder), "-n", "", "-p", "", "--color=false"};
        String script = String.join("\n", lines) + "\n!quit\n";
        SqlLine.Status status =
                sqlline.begin(arguments, new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)), false);
        String text = out.toString(StandardCharsets.UTF_8);
        assertEquals(SqlLine.Status.OK, status, text);
        return text;
    }

    @Test
    void tablesAndColumns(@TempDir Path folder) throws IOException {
        String text = run(
                folder,
                "!set outputformat csv",
                "!tables",
                "!columns flights",
                "!primarykeys flights",
                "!schemas",
                "!typeinfo",
                "!metadata supportsTransactions");
        assertTrue(text.contains("'default_catalog','default_database','flights','TABLE'"), text);
        assertTrue(text.contains("'default_catalog','default_database','airports','VIEW'"), text);
        assertTrue(text.contains("'flights','delay','3','DECIMAL','10'"), text);
        assertTrue(text.contains("'flights','id','1',"), text);
        assertTrue(text.contains("'TIMESTAMP_LTZ'"), text);
        assertTrue(text.contains("false"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "vertical", "csv", "tsv", "xmlattr", "xmlelements", "json", "ansiconsole"})
    void everyOutputFormat(String format, @TempDir Path folder) throws IOException {
        String text =
                run(folder, "!set outputformat " + format, "SELECT id, origin, delay, ts FROM flights ORDER BY id;");
        assertTrue(text.contains("12.50"), text);
        assertTrue(text.contains("HAM"), text);
        assertTrue(text.contains("2024-01-02 03:04:05.000006"), text);
        assertTrue(text.contains("3 rows selected"), text);
    }

    @Test
    void errorsAreShown(@TempDir Path folder) throws IOException {
        String text = run(folder, "SELECT * FROM flihgts;", "SELECT COUNT(*) AS still_there FROM flights;");
        assertTrue(text.contains("Table 'flihgts' not found"), text);
        assertTrue(text.contains("did you mean 'flights'?"), text);
        assertTrue(text.contains("state=42P01,code=2001"), text);
        assertTrue(text.contains("still_there"), text);
    }
}
