package io.sluice.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import java.time.Duration;
import java.util.List;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptParserTest {
    @Test
    void severalStatementsOnALineWithCommentsOfAllKinds() {
        String script = "-- first\nSELECT 1; SELECT ';' /* ; */ -- ;\n, 2;;\n// last ; one\n SET 'a' = 'b'";
        List<String> texts =
                ScriptParser.parse(script).stream().map(ScriptStatement::text).toList();
        assertEquals(List.of("SELECT 1", "SELECT ';' /* ; */ -- ;\n, 2", "SET 'a' = 'b'"), texts);
        assertTrue(ScriptParser.errors(ScriptParser.parse(script)).isEmpty());
    }

    @Test
    void positionsCountInTheWholeScript() {
        String script = "SELECT 1;\r\n  SELECT /* x\n y */ a,\n\tFROM t;\rSELECT b FRM t";
        List<ScriptStatement> statements = ScriptParser.parse(script);
        assertEquals(new SourcePosition(2, 3, 4, 7), statements.get(1).position());
        assertEquals(
                SourcePosition.at(4, 2).line(),
                statements.get(1).error().position().get().line());
        assertEquals(
                new SourcePosition(4, 2, 4, 5),
                statements.get(1).error().position().get());
        assertEquals(5, statements.get(2).error().position().get().line());
    }

    @Test
    void nodesOfAQueryHavePositionsInTheWholeScript() {
        Statement.Query query =
                assertInstanceOf(Statement.Query.class, one("SET;\n -- x\n  SELECT a, /* c */ bcd FROM t", 1));
        SqlSelect select = (SqlSelect) query.query();
        assertEquals(3, select.getSelectList().get(1).getParserPosition().getLineNum());
        assertEquals(21, select.getSelectList().get(1).getParserPosition().getColumnNum());
        assertEquals(23, select.getSelectList().get(1).getParserPosition().getEndColumnNum());
    }

    @Test
    void columnsCountUtf16Units() {
        List<ScriptStatement> statements = ScriptParser.parse("SELECT '\ud83d\ude00'; SELEC");
        assertEquals(
                new SourcePosition(1, 14, 1, 18),
                statements.get(1).error().position().get());
    }

    @Test
    void everyErrorOfTheScriptIsFound() {
        List<SluiceException> errors =
                ScriptParser.errors(ScriptParser.parse("SELEC 1; SELECT 2; DROP; UPDATE t; SET ="));
        assertEquals(
                List.of(ErrorCode.SYNTAX, ErrorCode.SYNTAX, ErrorCode.NOT_PART_OF_SLUICE, ErrorCode.SYNTAX),
                errors.stream().map(SluiceException::code).toList());
    }

    @Test
    void aStatementSetKeepsItsSemicolons() {
        String set = "EXECUTE STATEMENT SET\nBEGIN\nINSERT INTO a SELECT CASE WHEN x THEN 1 END FROM t;\n"
                + "INSERT INTO b SELECT `end` FROM t;\nEND";
        List<ScriptStatement> statements = ScriptParser.parse(set + "; SELECT 1;");
        assertEquals(2, statements.size());
        assertEquals(set, statements.get(0).text());
        Statement.StatementSet parsed =
                assertInstanceOf(Statement.StatementSet.class, statements.get(0).orThrow());
        assertEquals(
                List.of("a", "b"),
                parsed.inserts().stream().map(i -> i.target().last()).toList());
    }

    @Test
    void lateRowsNameTheirInputAndTarget() {
        Statement.Insert insert = assertInstanceOf(
                Statement.Insert.class, one("INSERT INTO r (a) LATE ROWS OF x INTO l, OF d.y INTO m SELECT 1", 0));
        assertEquals(
                List.of("l", "m"),
                insert.lateRows().stream().map(l -> l.target().toString()).toList());
        assertEquals("d.y", insert.lateRows().get(1).source().get().toString());
        assertEquals("a", insert.columns().get(0).name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  -- nothing\n",
                "SELECT 1;",
                "SELECT 1; -- c",
                "SELECT 1; /* c */ ",
                "quit",
                "HELP",
                "BEGIN STATEMENT SET; INSERT INTO a SELECT 1; END;",
                "SELECT '` /* ;'; "
            })
    void complete(String text) {
        assertTrue(ScriptParser.isComplete(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "SELECT 1; SELECT 2",
                "SELECT ';",
                "SELECT 1 -- ;",
                "SELECT 1 /* ;",
                "SELECT 1; /* ;",
                "SELECT `;",
                "SELECT ';' ';",
                "EXECUTE STATEMENT SET BEGIN INSERT INTO a SELECT 1;",
                "EXECUTE STATEMENT SET BEGIN INSERT INTO a SELECT 1; END",
                "BEGIN STATEMENT SET; INSERT INTO a SELECT 1;",
                "quit now"
            })
    void incomplete(String text) {
        assertFalse(ScriptParser.isComplete(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "NOT ", "- ", "CASE WHEN ", "SELECT * FROM (", "a + (", "f(", "1 IN ("})
    void deepNestingIsAnErrorNotACrash(String piece) {
        String script = "SELECT 1; SELECT " + piece.repeat(10_000) + "; SELECT 2";
        List<ScriptStatement> statements =
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> ScriptParser.parse(script));
        assertEquals(3, statements.size());
        assertEquals(ErrorCode.SYNTAX, statements.get(1).error().code());
        assertFalse(statements.get(2).failed());
    }

    @Test
    void balancedDeepNestingIsAnErrorNotACrash() {
        String script = "SELECT " + "(".repeat(10_000) + "1" + ")".repeat(10_000);
        ScriptStatement statement = ScriptParser.parse(script).get(0);
        assertEquals("The statement is nested too deeply", statement.error().getMessage());
        assertEquals(SourcePosition.at(1, 1), statement.error().position().get());
    }

    @Test
    void nestingAsPeopleWriteItIsFast() {
        String sql = "SELECT " + "(".repeat(60) + "1" + ")".repeat(60);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> one(sql, 0));
        String selects = "SELECT * FROM (".repeat(60) + "SELECT 1" + ")".repeat(60);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> one(selects, 0));
    }

    @Test
    void longListsAndStringsAreRead() {
        StringBuilder sql = new StringBuilder("INSERT INTO t VALUES (0, '')");
        for (int i = 1; i < 5_000; i++) {
            sql.append(",\n(")
                    .append(i)
                    .append(", '")
                    .append("x".repeat(i % 50))
                    .append("')");
        }
        assertInstanceOf(Statement.Insert.class, one(sql.toString(), 0));
        String text = "y".repeat(200_000);
        assertTrue(one("SELECT '" + text + "'", 0).toSql().contains(text));
    }

    @Test
    void storedTextIsReadAlone() {
        assertEquals("CAST(`a` AS INTEGER)", SluiceSql.toSql(SluiceSql.parseExpression("a::INT")));
        assertEquals("SELECT 1", SluiceSql.toSql(SluiceSql.parseQuery("SELECT 1")));
    }

    @Test
    void calcitesOwnEntryReadsTheDialectToo() throws SqlParseException {
        String query = "SELECT `a b`, c % 2 FROM t WHERE c != 1";
        assertEquals(
                SluiceSql.toSql(SluiceSql.parseQuery(query)),
                SluiceSql.toSql(
                        SqlParser.create(query, SluiceSql.parserConfig()).parseQuery()));
    }

    private static Statement one(String script, int index) {
        return ScriptParser.parse(script).get(index).orThrow();
    }
}
