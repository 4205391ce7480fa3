package io.sluice.examples.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.SluiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Functions against values that another engine gave: {@code flink-examples.txt} holds, line by line, an expression and
 * what Flink 2.3.0 answers for it; {@code differences.txt} where Sluice answers otherwise, on purpose. A result is compared as it is
 * printed; TRUE and FALSE in any case.
 */
class FunctionExamplesTest {
    @Test
    void asFlink() {
        try (ExampleSession session = new ExampleSession()) {
            List<String> wrong = new ArrayList<>();
            List<String[]> lines = ExampleSession.lines("flink-examples.txt");
            for (String[] line : lines) {
                check(session, line[0], line[1], wrong);
            }
            assertTrue(lines.size() > 500, "only " + lines.size());
            assertEquals(List.of(), wrong);
        }
    }

    @Test
    void otherwiseThanFlink() {
        try (ExampleSession session = new ExampleSession()) {
            List<String> wrong = new ArrayList<>();
            for (String[] line : ExampleSession.lines("differences.txt")) {
                check(session, line[0], line[1], wrong);
            }
            assertEquals(List.of(), wrong);
        }
    }

    private static void check(ExampleSession session, String expression, String expected, List<String> wrong) {
        String actual;
        try {
            actual = session.value(expression);
        } catch (SluiceException e) {
            actual = "ERROR " + e.code().label();
        }
        if (!normal(actual).equals(normal(expected))) {
            wrong.add(expression + " gives " + actual + ", not " + expected);
        }
    }

    private static String normal(String value) {
        boolean isTruth = value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
        return isTruth ? value.toUpperCase(Locale.ROOT) : value;
    }
}
