package io.sluice.functions;

import static io.sluice.functions.Checks.check;
import static io.sluice.functions.Checks.checkFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.expr.InputRef;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LikeTest {
    @Test
    void shapes() {
        check("TRUE", "LIKE", "abc", "abc");
        check("FALSE", "LIKE", "abc", "ab");
        check("TRUE", "LIKE", "abc", "ab%");
        check("TRUE", "LIKE", "abc", "%bc");
        check("TRUE", "LIKE", "abc", "%b%");
        check("FALSE", "LIKE", "abc", "%x%");
        check("TRUE", "LIKE", "", "%");
        check("TRUE", "LIKE", "ä€😀", "_€_");
        check("TRUE", "LIKE", "a%c", "a#%c", "#");
        check("FALSE", "LIKE", "abc", "a#%c", "#");
        check("TRUE", "LIKE", "50%", "%#%", "#");
        check("TRUE", "NOT LIKE", "abc", "b%");
        check(null, "LIKE", null, "b%");
        check(null, "NOT LIKE", "b", null);
        checkFails(ErrorCode.INVALID_ARGUMENT, "LIKE", "abc", "a#c", "#");
        checkFails(ErrorCode.INVALID_ARGUMENT, "LIKE", "abc", "a", "##");
    }

    /** Constant patterns and patterns of a column agree with a recursive matcher. */
    @Test
    void againstOracle() {
        Random random = new Random(42);
        SqlType type = SqlType.string();
        for (int i = 0; i < 20_000; i++) {
            String text = random(random, "abä😀", 8);
            String pattern = random(random, "abä%_%😀", 6);
            boolean expected =
                    matches(text.codePoints().toArray(), 0, pattern.codePoints().toArray(), 0);
            assertEquals(expected, Expressions.eval("LIKE", text, pattern), text + " LIKE " + pattern);
            Batch row = Batch.of(1, column(text), column(pattern));
            Object fromColumns = new Interpreter(Expressions.REGISTRY)
                    .evaluate(
                            Expressions.REGISTRY.call(
                                    "LIKE", List.of(new InputRef(0, type), new InputRef(1, type)), null),
                            row,
                            0);
            assertEquals(expected, fromColumns, text + " LIKE " + pattern);
        }
    }

    /** Many wildcards against a long text that almost matches end soon. */
    @Test
    void noCatastrophe() {
        check("FALSE", "LIKE", "a".repeat(20_000), "%a".repeat(60) + "b%_");
    }

    private static Column column(String text) {
        ColumnBuilder builder = new ColumnBuilder(PhysicalType.BYTES);
        builder.appendString(text);
        return builder.build();
    }

    private static String random(Random random, String alphabet, int maxLength) {
        int[] points = alphabet.codePoints().toArray();
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(maxLength + 1); i > 0; i--) {
            out.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return out.toString();
    }

    private static boolean matches(int[] text, int i, int[] pattern, int j) {
        if (j == pattern.length) {
            return i == text.length;
        }
        if (pattern[j] == '%') {
            return matches(text, i, pattern, j + 1) || (i < text.length && matches(text, i + 1, pattern, j));
        }
        return i < text.length && (pattern[j] == '_' || pattern[j] == text[i]) && matches(text, i + 1, pattern, j + 1);
    }
}
