package io.sluice.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.ErrorReport;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ErrorReportTest {
    @Test
    void showsPlaceExpectationAndWayOut() {
        SluiceException error = SluiceException.of(ErrorCode.COLUMN_NOT_FOUND, "Column 'orign' not found")
                .at(new SourcePosition(2, 8, 2, 12))
                .expected("one of departed, origin")
                .hint("did you mean 'origin'?");
        assertEquals(
                """
                ERROR SLC-2002 [42703] a.sql:2:8: Column 'orign' not found
                  expected: one of departed, origin
                  2 | SELECT orign FROM t
                    |        ^^^^^
                HINT: did you mean 'origin'?""",
                ErrorReport.render(error, "a.sql", "-- x\nSELECT orign FROM t"));
    }

    @Test
    void longLinesAreCutAroundTheFault() {
        String line = "SELECT " + "a, ".repeat(200) + "oops FROM t";
        int column = line.indexOf("oops") + 1;
        SluiceException error =
                SluiceException.of(ErrorCode.SYNTAX, "wrong").at(new SourcePosition(1, column, 1, column + 3));
        String[] lines = ErrorReport.render(error, null, line).split("\n");
        assertEquals("oops", lines[1].substring(lines[2].indexOf('^'), lines[2].lastIndexOf('^') + 1));
        assertTrue(lines[1].length() < 180);
    }

    @Test
    void messagesBeginWithACapitalUnlessItIsAName() {
        String[][] messages = {
            {"row 1 has no row time", "Row 1 has no row time"},
            {"connector 'x' is unknown", "Connector 'x' is unknown"},
            {"data/a.csv:1: a record", "data/a.csv:1: a record"},
            {"a.csv does not exist", "a.csv does not exist"},
            {"'a' is not there", "'a' is not there"}
        };
        for (String[] message : messages) {
            String report = ErrorReport.render(SluiceException.of(ErrorCode.SYNTAX, message[0]), null, null);
            assertEquals("ERROR SLC-1001 [42601] " + message[1], report);
        }
    }

    @Test
    void positionsMoveIntoTheScript() {
        SourcePosition moved = new SourcePosition(1, 3, 2, 4).within(10, 5);
        assertEquals(new SourcePosition(10, 7, 11, 4), moved);
    }

    @Test
    void numbersAreUnique() {
        long distinct = Arrays.stream(ErrorCode.values())
                .mapToInt(ErrorCode::number)
                .distinct()
                .count();
        assertEquals(ErrorCode.values().length, distinct);
    }

    @Test
    void nearestNameIgnoresCaseAndGivesUpWhenFar() {
        assertEquals(Optional.of("origin"), NearestName.of("ORIGN", List.of("departed", "origin")));
        assertEquals(Optional.empty(), NearestName.of("zzz", List.of("departed", "origin")));
    }
}
