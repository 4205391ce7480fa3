package io.sluice.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The law parse(print(parse(s))) = parse(s). */
class ParsePrintTest {
    static List<String> corpus() {
        return Corpus.STATEMENTS;
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void printedStatementParsesToTheSame(String sql) {
        Statement first = one(sql);
        String printed = first.toSql();
        Statement second = one(printed);
        assertTrue(SameTree.equal(first, second), () -> printed + "\n--- printed again:\n" + second.toSql());
    }

    @Test
    void comparisonSeesDifferences() {
        assertFalse(SameTree.equal(one("SELECT a FROM t"), one("SELECT b FROM t")));
        assertFalse(SameTree.equal(one("CREATE TABLE t (a INT)"), one("CREATE TABLE t (a INT NOT NULL)")));
        assertFalse(SameTree.equal(one("INSERT INTO a SELECT 1"), one("INSERT INTO a LATE ROWS INTO b SELECT 1")));
    }

    private static Statement one(String sql) {
        List<ScriptStatement> statements = ScriptParser.parse(sql);
        assertEquals(1, statements.size(), sql);
        return statements.get(0).orThrow();
    }
}
