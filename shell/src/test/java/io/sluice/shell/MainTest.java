package io.sluice.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MainTest {
    private final CommandLine line = new CommandLine();

    @Test
    void help() {
        assertEquals(0, line.run("--help"));
        assertTrue(line.out().startsWith("Sluice: streaming SQL in one process.\n"), line.out());
        assertEquals("", line.err());
    }

    @Test
    void version() {
        assertEquals(0, line.run("-v"));
        assertTrue(line.out().startsWith("Sluice "), line.out());
    }

    @Test
    void anUnknownOptionIsWrongUsageAndNamesTheNearest() {
        assertEquals(2, line.run("--exceute", "SELECT 1"));
        assertEquals(
                "ERROR SLC-5003 [22023] There is no option '--exceute'\nHINT: did you mean '--execute'?\n", line.err());
    }

    @Test
    void anOptionWithoutItsValueIsWrongUsage() {
        assertEquals(2, line.run("-f"));
        assertTrue(line.err().contains("Option -f needs a file"), line.err());
        assertEquals(2, line.run("-D", "a"));
        assertTrue(line.err().contains("'-D a' gives no value"), line.err());
    }

    @Test
    void aCommandOfAServerComesFirst() {
        assertEquals(2, line.run("list"));
        assertTrue(line.err().startsWith("ERROR SLC-5003 [22023] 'list' is a command, which comes first"), line.err());
    }

    @Test
    void aFileNameWithoutOptionSaysHowToRunIt() {
        assertEquals(2, line.run("query.sql"));
        assertTrue(line.err().contains("HINT: a script is run with -f FILE"), line.err());
    }

    @Test
    void aMissingFileIsWrongUsage() {
        assertEquals(2, line.run("-f", "missing.sql"));
        assertTrue(line.err().startsWith("ERROR SLC-5004 [58P01] There is no file 'missing.sql'"), line.err());
    }

    @Test
    void theFileNamedByADashIsStandardInput() {
        line.file("first.sql", "SELECT 1 AS a;");
        String mode = "sql-client.execution.result-mode=csv";
        assertEquals(0, line.input("SELECT 2 AS b").run("-D", mode, "-f", "first.sql", "-f", "-"), line.err());
        assertEquals("a\n1\nb\n2\n", line.out());
    }

    @Test
    void aMarkThatTheFileIsUtf8IsNoPartOfTheScript() {
        line.file("marked.sql", "\uFEFFSELECT 1 AS a;\r\n");
        assertEquals(0, line.run("-D", "sql-client.execution.result-mode=csv", "-f", "marked.sql"), line.err());
        assertEquals("a\n1\n", line.out());
    }

    @Test
    void settingsOfTheCommandLineAreChecked() {
        assertEquals(2, line.run("-Dtable.dml-snyc=true", "-e", "SET;"));
        assertEquals(
                "ERROR SLC-5001 [42704] -D: There is no setting 'table.dml-snyc'\n"
                        + "HINT: did you mean 'table.dml-sync'?\n",
                line.err());
    }

    @Test
    void nearestSettingWins() {
        line.file("home/conf/sluice.yaml", "table.local-time-zone: Asia/Tokyo\nstate.backend: hashmap\n");
        assertEquals("Asia/Tokyo", zone("-e", "SET"));
        assertEquals("UTC", zone("-D", "table.local-time-zone=UTC", "-e", "SET"));
        assertEquals(
                "+02:00", zone("-D", "table.local-time-zone=UTC", "-e", "SET 'table.local-time-zone'='+02:00'; SET"));
        String reset = "SET 'table.local-time-zone'='+02:00'; RESET 'table.local-time-zone'; SET";
        assertEquals("UTC", zone("-D", "table.local-time-zone=UTC", "-e", reset));
    }

    @Test
    void valuesOutOfRangeAreRefusedAtTheStart() {
        assertEquals(2, line.run("-Dparallelism.default=500", "-e", "SELECT 1"));
        assertEquals(
                "ERROR SLC-5002 [22023] -D: 'parallelism.default' = '500': out of range\n"
                        + "  expected: a whole number from 1 to 128\n",
                line.err());
        line.file("wide.yaml", "parallelism.default: 200\npipeline.max-parallelism: 256\n");
        assertEquals(0, line.run("--config", "wide.yaml", "-e", "SET"), line.err());
        line.file("zone.yaml", "table.local-time-zone: Mars/Base\n");
        assertEquals(2, line.run("--config", "zone.yaml", "-e", "SELECT 1"));
        assertTrue(line.err().contains("zone.yaml: 'table.local-time-zone' = 'Mars/Base'"), line.err());
    }

    @Test
    void aNamedSettingsFileStandsInPlaceOfTheUsualOne() {
        line.file("home/conf/sluice.yaml", "table.local-time-zone: Asia/Tokyo");
        line.file("mine.yaml", "table.local-time-zone: Asia/Seoul");
        assertEquals("Asia/Seoul", zone("--config=mine.yaml", "-e", "SET"));
        assertEquals(2, line.run("--config", "none.yaml", "-e", "SET"));
    }

    @Test
    void aBrokenSettingsFileIsShown() {
        line.file("bad.yaml", "a: [\n");
        assertEquals(2, line.run("--config", "bad.yaml", "-e", "SET"));
        assertTrue(line.err().contains("bad.yaml:2:1: The file does not hold settings"), line.err());
    }

    @Test
    void aKeyWithoutEffectIsNotedOnStandardError() {
        assertEquals(0, line.run("-e", "SET 'pipeline.object-reuse'='true'"));
        assertEquals("", line.out());
        assertTrue(line.err().startsWith("NOTE: 'pipeline.object-reuse' has no effect here"), line.err());
    }

    @Test
    void lateFireWithoutLatenessIsNoted() {
        String fire = "SET 'table.exec.emit.late-fire.enabled'='true'";
        assertEquals(0, line.run("-e", fire));
        assertTrue(line.err().startsWith("NOTE: 'table.exec.emit.late-fire.enabled' has no effect while"), line.err());
    }

    @Test
    void lateFireWithLatenessHasNoNote() {
        String lateness = "SET 'table.exec.emit.allow-lateness'='1 h';";
        assertEquals(0, line.run("-e", lateness + "SET 'table.exec.emit.late-fire.enabled'='true'"));
        assertEquals("", line.err());
    }

    @Test
    void aScriptComesFromStandardInputWhenItIsNoTerminal() {
        line.input("SET 'sql-client.execution.result-mode' = 'csv';\nSET;");
        assertEquals(0, line.run());
        assertTrue(line.out().startsWith("key,value\n"), line.out());
    }

    @Test
    void syntaxErrorsAreReportedBeforeAnythingRuns() {
        line.file("a.sql", "SET;").file("b.sql", "SELEC 1;\nSET;\nSELECT FROM;");
        assertEquals(1, line.run("-f", "a.sql", "-f", "b.sql"));
        assertEquals("", line.out());
        assertTrue(line.err().contains("b.sql:1:1: "), line.err());
        assertTrue(line.err().contains("b.sql:3:"), line.err());
    }

    @Test
    void aScriptEndsAtItsFirstError() {
        line.file("a.sql", "SET 'table.dml-sync'='true';\n\n  SET 'nonsense'='1';\nSET;");
        assertEquals(1, line.run("-f", "a.sql"));
        assertEquals("", line.out());
        assertTrue(
                line.err().startsWith("ERROR SLC-5001 [42704] a.sql:3:7: There is no setting 'nonsense'"), line.err());
    }

    @Test
    void quitEndsTheRun() {
        assertEquals(0, line.run("-e", "QUIT; SET;", "-e", "SET;"));
        assertEquals("", line.out());
    }

    @Test
    void thePromptAsksUntilAStatementIsComplete() {
        line.atTerminal().input("SET 'table.dml-sync' =\n 'true';\nSET 'x'='1';\nHELP;\nQUIT;\n");
        assertEquals(0, line.run());
        assertTrue(line.out().contains("sluice>    ... [INFO] Execute statement succeeded.\nsluice> "), line.out());
        assertTrue(line.out().contains("A statement ends with ';'"), line.out());
        assertTrue(line.err().startsWith("ERROR SLC-5001"), line.err());
    }

    @Test
    void thePromptEndsWithItsInput() {
        assertEquals(0, line.atTerminal().input("SET").run());
    }

    private String zone(String... words) {
        assertEquals(0, line.run(words), line.err());
        return line.out()
                .lines()
                .filter(l -> l.contains("table.local-time-zone"))
                .map(l -> l.split("\\|")[2].strip())
                .findFirst()
                .orElseThrow();
    }
}
