package io.sluice.driver.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.session.RowPage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageBoundsTest {
    private final PageBounds bounds = new PageBounds();

    /** Texts of a length share one heap. */
    private static RowPage page(int rows, int length) {
        long[] numbers = new long[rows];
        Arrays.setAll(numbers, i -> i);
        int[] lengths = new int[rows];
        Arrays.fill(lengths, length);
        return new RowPage(
                Batch.of(
                        rows,
                        new LongColumn(numbers, null),
                        new VarcharColumn(new byte[length], new int[rows], lengths, null)),
                true);
    }

    private List<Integer> parts(RowPage page) {
        List<Integer> parts = new ArrayList<>();
        long next = 0;
        RowPage part = bounds.first(page);
        while (true) {
            parts.add(part.rows().rowCount);
            for (int i = 0; i < part.rows().rowCount; i++) {
                assertEquals(next++, ((LongColumn) part.rows().columns[0]).values[i]);
            }
            assertEquals(bounds.hasRest(), !part.last());
            if (part.last()) {
                return parts;
            }
            part = bounds.next();
        }
    }

    @Test
    void smallPagesStayWhole() {
        assertEquals(List.of(8_192), parts(page(8_192, 100)));
        assertFalse(bounds.hasRest());
        assertEquals(List.of(0), parts(page(0, 0)));
    }

    @Test
    void largeOnesComeInParts() {
        int half = (int) PageBounds.MOST_BYTES / 2;
        assertEquals(List.of(2, 2, 1), parts(page(5, half)));
        assertTrue(parts(page(1_000, half / 10)).stream().allMatch(rows -> rows <= 20));
    }

    @Test
    void aRowIsNeverCut() {
        assertEquals(List.of(1, 1, 1), parts(page(3, (int) PageBounds.MOST_BYTES + 1)));
    }
}
