package io.sluice.parser;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.ErrorReport;
import io.sluice.core.error.SluiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Statements with tokens dropped, doubled, swapped or taken from others: each parses or gives an error with a position
 * inside the text and no word of the parser generator. What parses obeys the printing law.
 */
class DamagedStatementsTest {
    private static final int SCRIPTS = 1_500;

    @ParameterizedTest
    @ValueSource(longs = {9, 77, 20260401})
    void eitherParseOrSayWhyNot(long seed) {
        Random random = new Random(seed);
        int parsed = 0;
        int failed = 0;
        for (int i = 0; i < SCRIPTS; i++) {
            String script = damaged(random);
            for (ScriptStatement statement : ScriptParser.parse(script)) {
                if (statement.failed()) {
                    checkError(statement.error(), script, seed);
                    failed++;
                } else {
                    checkPrinting(statement.statement(), script, seed);
                    parsed++;
                }
            }
        }
        assertTrue(parsed > SCRIPTS / 20 && failed > SCRIPTS / 4, parsed + " parsed, " + failed + " failed");
    }

    private static String damaged(Random random) {
        List<String> pieces = pieces(pick(random));
        for (int n = 1 + random.nextInt(2); n > 0; n--) {
            int at = random.nextInt(pieces.size());
            switch (random.nextInt(4)) {
                case 0 -> pieces.remove(at);
                case 1 -> pieces.add(at, pieces.get(at));
                case 2 -> pieces.add(pieces.remove(at));
                default -> {
                    List<String> other = pieces(pick(random));
                    pieces.set(at, other.get(random.nextInt(other.size())));
                }
            }
            if (pieces.isEmpty()) {
                return "";
            }
        }
        return String.join(" ", pieces);
    }

    private static String pick(Random random) {
        return Corpus.STATEMENTS.get(random.nextInt(Corpus.STATEMENTS.size()));
    }

    private static List<String> pieces(String sql) {
        List<String> pieces = new ArrayList<>();
        for (ScriptToken token : ScriptTokens.of(sql)) {
            if (!token.isHidden()) {
                pieces.add(token.text(sql));
            }
        }
        return pieces;
    }

    private static void checkError(SluiceException error, String script, long seed) {
        String report = ErrorReport.render(error, null, script);
        assertNotEquals(ErrorCode.INTERNAL_ERROR, error.code(), () -> seed + ": " + report);
        assertTrue(error.position().isPresent(), () -> seed + ": " + report);
        assertTrue(report.contains("\n  1 | "), () -> seed + ": the position is outside: " + report);
        for (String word : List.of("Encountered", "apache", "calcite", "<IDENT", "null", "Exception", "SqlNode")) {
            assertFalse(error.getMessage().contains(word), () -> seed + ": " + report);
            assertFalse(error.expected().orElse("").contains(word), () -> seed + ": " + report);
        }
        assertFalse(error.expected().orElse("x").isBlank(), () -> seed + ": " + report);
    }

    private static void checkPrinting(Statement statement, String script, long seed) {
        String printed = statement.toSql();
        ScriptStatement again = ScriptParser.parse(printed).get(0);
        assertFalse(again.failed(), () -> seed + ": " + script + "\n" + printed + "\n" + again.error());
        assertTrue(SameTree.equal(statement, again.statement()), () -> seed + ": " + script + "\n" + printed);
    }
}
