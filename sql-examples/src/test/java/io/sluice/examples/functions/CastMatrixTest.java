package io.sluice.examples.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.SluiceException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every cast there is, and every one that is refused: {@code cast-matrix.txt} holds sample values of every type, cast to
 * every type, with what comes out. Where CAST is an error of the value TRY_CAST is NULL; where there is no such cast, there
 * is no such TRY_CAST.
 */
class CastMatrixTest {
    private static final String NO_SUCH_CAST = "ERROR SLC-3003";

    @Test
    void castAndTryCast() {
        List<String> wrong = new ArrayList<>();
        List<String[]> lines = ExampleSession.lines("cast-matrix.txt");
        try (ExampleSession session = new ExampleSession()) {
            for (String[] line : lines) {
                String isError = line[1].startsWith("ERROR ") && !line[1].equals(NO_SUCH_CAST) ? "null" : line[1];
                check(session, line[0], line[1], wrong);
                check(session, "TRY_" + line[0], isError, wrong);
            }
        }
        assertTrue(lines.size() > 1_150, "only " + lines.size());
        assertEquals(List.of(), wrong);
    }

    private static void check(ExampleSession session, String cast, String expected, List<String> wrong) {
        String actual;
        try {
            actual = session.value(cast);
        } catch (SluiceException e) {
            actual = "ERROR " + e.code().label();
        }
        if (!actual.equals(expected)) {
            wrong.add(cast + " gives " + actual + ", not " + expected);
        }
    }
}
