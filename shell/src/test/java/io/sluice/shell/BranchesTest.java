package io.sluice.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code \if}, {@code \gset}, {@code \gexec} and {@code \echo}, as psql has them. */
class BranchesTest {
    private final CommandLine line = new CommandLine().atTerminal();

    private String typed(String... lines) {
        String csv = "SET 'sql-client.execution.result-mode' = 'csv';\n";
        assertEquals(0, line.input(csv + String.join("\n", lines) + "\n\\q\n").run("-X"));
        String out = line.out();
        return out.substring(out.indexOf('\n') + 1)
                .replace("sluice> ", "")
                .replace("   ... ", "")
                .replace("[INFO] Execute statement succeeded.\n", "");
    }

    @ParameterizedTest
    @CsvSource({"true,0,A", "t,0,A", "yes,0,A", "on,0,A", "1,0,A", "false,1,B", "off,Y,B", "0,n,C", "no,0,C"})
    void oneBranchIsCarriedOut(String first, String second, String expected) {
        String out =
                typed("\\if " + first, "\\echo A", "\\elif " + second, "\\echo B", "\\else", "\\echo C", "\\endif");
        assertEquals(expected + "\n", out);
        assertEquals("", line.err());
    }

    @Test
    void whatIsNotCarriedOutIsNotEvenLookedAt() {
        assertEquals(
                "end\n",
                typed(
                        "\\if false",
                        "SELECT nothing;",
                        "\\nonsense",
                        "\\if nonsense",
                        "\\elif nonsense",
                        "\\else",
                        "\\q",
                        "\\endif",
                        "\\endif",
                        "\\echo end"));
        assertEquals("", line.err());
    }

    @Test
    void aBranchCanLieWithinAStatement() {
        assertEquals("a,c\n1,3\n", typed("SELECT 1 AS a \\if false", ", 2 AS b", "\\else", ", 3 AS c", "\\endif", ";"));
    }

    @Test
    void variablesAreConditions() {
        assertEquals(
                "set\nunset\n",
                typed(
                        "\\set x 1",
                        "\\if :{?x}",
                        "\\echo set",
                        "\\endif",
                        "\\unset x",
                        "\\if :{?x}",
                        "\\echo set",
                        "\\else",
                        "\\echo unset",
                        "\\endif"));
    }

    @Test
    void whatDoesNotFitIsSaid() {
        typed(
                "\\else",
                "\\endif",
                "\\elif 1",
                "\\if maybe",
                "\\endif",
                "\\if 1",
                "\\else",
                "\\else",
                "\\elif 1",
                "\\endif");
        assertEquals(
                """
                ERROR SLC-5003 [22023] \\else has no \\if before it
                ERROR SLC-5003 [22023] \\endif has no \\if before it
                ERROR SLC-5003 [22023] \\elif has no \\if before it
                ERROR SLC-5003 [22023] 'maybe' is no condition
                  expected: true or false, such as :name or :{?name}; a query can set it with \\gset
                ERROR SLC-5003 [22023] \\else cannot stand after \\else
                ERROR SLC-5003 [22023] \\elif cannot stand after \\else
                """,
                line.err());
    }

    @Test
    void aConditionThatIsNoneIsFalse() {
        assertEquals("else\n", typed("\\if maybe", "\\echo if", "\\else", "\\echo else", "\\endif"));
    }

    @Test
    void anIfEndsInItsFile() {
        line.file("open.sql", "\\if true\n\\echo in\n").file("end.sql", "\\endif\n");
        assertEquals("in\nafter\n", typed("\\i open.sql", "\\if 1", "\\i end.sql", "\\endif", "\\echo after"));
        assertEquals(
                "ERROR SLC-5003 [22023] \\if has no \\endif in 'open.sql'\n"
                        + "ERROR SLC-5003 [22023] \\endif has no \\if before it\n",
                line.err());
    }

    @Test
    void gsetSetsAVariableForEachColumn() {
        assertEquals(
                "n\n2\n:p_missing\n",
                typed(
                        "\\set p_missing x",
                        "SELECT COUNT(*) AS n, CAST(NULL AS INT) AS missing FROM (VALUES (1), (2)) AS t (x) \\gset p_",
                        "SELECT :p_n AS n;",
                        "\\echo :p_missing"));
        assertEquals("", line.err());
        typed(
                "VALUES (1), (2) \\gset",
                "SELECT 1 AS a FROM (VALUES (1)) AS t (x) WHERE x = 2 \\gset",
                "SELECT nothing \\gset");
        assertTrue(line.err().startsWith("ERROR SLC-5003 [22023] \\gset needs one row, and there are 2\n"), line.err());
        assertTrue(line.err().contains("and there are 0\n"), line.err());
        assertTrue(line.err().contains("Column 'nothing' not found"), line.err());
    }

    @Test
    void gexecRunsEachValue() {
        assertEquals(
                "a\n1\nc\n3\n",
                typed("SELECT * FROM (VALUES ('SELECT 1 AS a', 'SELECT nowhere'), (NULL, 'SELECT 3 AS c')) AS t (x, y)"
                        + " \\gexec"));
        assertTrue(line.err().contains("Column 'nowhere' not found"), line.err());
    }

    @Test
    void aStreamIsNotCaptured() {
        typed("CREATE TABLE endless (n INT) WITH ('connector' = 'datagen');", "SELECT n FROM endless \\gset");
        assertTrue(line.err().startsWith("ERROR SLC-4005 [0A000] 1:1: \\gset needs a query that ends"), line.err());
    }

    @Test
    void echoWithoutALineEnd() {
        assertEquals("ab\n", typed("\\echo -n a", "\\echo b"));
    }
}
