package io.sluice.examples.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The 251 functions that Flink SQL 2.3.0 lists: {@code flink-function-names.txt} has each name with a use of it, or the
 * word {@code missing}. Uses run; what is missing says so when it is called.
 */
class FunctionNamesTest {
    private static final int NAMES = 251;
    private static final int LEAST_WORKING = 205;

    /** Not called like a function. */
    private static final Set<String> NO_CALLS = Set.of("DEFAULT", "at", "get", "over");

    @Test
    void working() {
        List<String> broken = new ArrayList<>();
        int working = 0;
        List<String[]> names = ExampleSession.lines("flink-function-names.txt");
        try (ExampleSession session = new ExampleSession()) {
            session.value(ExampleSession.TICKS);
            for (String[] name : names) {
                if (!name[1].equals("missing")) {
                    working += works(session, name[1], broken) ? 1 : 0;
                }
            }
        }
        assertEquals(List.of(), broken);
        assertEquals(NAMES, names.stream().map(n -> n[0]).distinct().count());
        assertTrue(working >= LEAST_WORKING, working + " of " + NAMES);
    }

    private static boolean works(ExampleSession session, String use, List<String> broken) {
        try {
            session.value(use);
            return true;
        } catch (SluiceException e) {
            broken.add(use + ": " + e.getMessage());
            return false;
        }
    }

    @Test
    void missing() {
        try (ExampleSession session = new ExampleSession()) {
            for (String[] name : ExampleSession.lines("flink-function-names.txt")) {
                if (name[1].equals("missing") && !NO_CALLS.contains(name[0])) {
                    String called = name[0].equals("strToMap") ? "STR_TO_MAP" : name[0];
                    SluiceException error =
                            assertThrows(SluiceException.class, () -> session.value(called + "(1)"), called);
                    assertEquals(ErrorCode.NOT_BUILT_YET, error.code(), name[0] + ": " + error.getMessage());
                }
            }
        }
    }
}
