package io.sluice.shell.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.error.SluiceException;
import io.sluice.core.time.Clock;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.engine.RowStream;
import io.sluice.engine.text.ValueText;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveViewTest {
    private static final RowType TYPE =
            RowType.of(new Field("name", SqlType.string()), new Field("n", SqlType.of(TypeRoot.INTEGER)));
    private static final ValueText TEXT = new ValueText(ZoneOffset.UTC);
    private static final LiveView.Look STREAM = new LiveView.Look(8, "<NULL>", true);
    private static final LiveView.Look PAGES = new LiveView.Look(8, "<NULL>", false);

    private final List<Boolean> interrupts = new ArrayList<>();
    private String quiet = "";

    @Test
    void aStreamFollowsItsLastRows() {
        FakeScreen screen = new FakeScreen(7, 40, Key.NONE);
        LiveRows rows = LiveRows.appended(TYPE, TEXT, 100);
        view(screen, rows, STREAM).run(stream(batch("a", 1, "b", 2, "c", 3, "中文", 4, "e", null)));
        assertEquals(
                """
                 name │      n
                ──────┼────────
                 c    │      3
                 中文 │      4
                 e    │ <NULL>
                rows 3-5 of 5   going well
                q quit   ↑↓ PgUp PgDn Home End   ←→ colu""",
                screen.last());
        assertFalse(screen.isEntered());
    }

    @Test
    void keysMoveAndTheRowAtTheTopCanBeOpened() {
        FakeScreen screen = new FakeScreen(7, 40, Key.HOME, Key.DOWN, Key.OPEN, Key.NONE);
        LiveRows rows = LiveRows.appended(TYPE, TEXT, 100);
        view(screen, rows, STREAM).run(stream(batch("a", 1, "a long name of many letters", 2, "c", 3, "d", 4, "e", 5)));
        assertTrue(screen.drawing(1).contains("rows 1-3 of 5"), screen.drawing(1));
        assertTrue(screen.drawing(2).contains(" a lon... │ 2"), screen.drawing(2));
        assertTrue(
                screen.last()
                        .startsWith(
                                """
                                name: a long name of many letters
                                   n: 2
                                """),
                screen.last());
    }

    @Test
    void columnsMoveOutOfSight() {
        FakeScreen screen = new FakeScreen(7, 40, Key.RIGHT, Key.NONE);
        view(screen, LiveRows.appended(TYPE, TEXT, 100), STREAM).run(stream(batch("a", 1)));
        assertTrue(screen.last().startsWith(" n\n───\n 1\n"), screen.last());
    }

    @Test
    void rowsThatChangeStandInTheirPlace() {
        FakeScreen screen = new FakeScreen(7, 40, Key.NONE, Key.REFRESH, Key.REFRESH);
        LiveRows rows = LiveRows.changing(TYPE, TEXT, Optional.of(List.of(0)), 100);
        Batch plain = batch("a", 1, "a", 7, "b", 2);
        Batch change = new Batch(plain.columns, plain.rowCount, new long[] {-1, 1, -1}, null);
        view(screen, rows, STREAM).run(stream(batch("a", 1, "b", 2, "c", 3), change));
        assertTrue(
                screen.last()
                        .startsWith(
                                """
                                 name │ n
                                ──────┼───
                                 a    │ 7
                                 c    │ 3

                                rows 1-2 of 2 after 6 changes"""),
                screen.last());
    }

    @Test
    void aResultThatChangesIsBounded() {
        LiveRows rows = LiveRows.changing(TYPE, TEXT, Optional.empty(), 2);
        SluiceException error = assertThrows(SluiceException.class, () -> rows.add(batch("a", 1, "b", 2, "c", 3)));
        assertTrue(error.getMessage().contains("more than 2 rows"), error.getMessage());
    }

    @Test
    void ofAStreamTheLastRowsAreKept() {
        LiveRows rows = LiveRows.appended(TYPE, TEXT, 2);
        rows.add(batch("a", 1, "b", 2, "c", 3, "d", 4));
        assertEquals(List.of(List.of("c", "3"), List.of("d", "4")), rows.list());
        assertEquals(2, rows.dropped());
    }

    @Test
    void ctrlCAsksBeforeTheQueryIsStopped() {
        FakeScreen screen = new FakeScreen(7, 40, Key.NONE, Key.OTHER, Key.NONE, Key.STOP, Key.DOWN);
        interrupts.addAll(List.of(true, false, true, false));
        boolean ended = view(screen, LiveRows.appended(TYPE, TEXT, 100), STREAM).run(stream(batch("a", 1)));
        assertFalse(ended);
        assertTrue(screen.drawing(1).endsWith("Stop the query?  s stop   c continue"), screen.drawing(1));
        assertTrue(screen.drawing(2).contains("q quit"), screen.drawing(2));
        assertTrue(screen.last().endsWith("Stop the query?  s stop   c continue"), screen.last());
    }

    @Test
    void whyThereIsNoOutputStandsInItsPlace() {
        quiet = "No rows yet: the watermark stands at a time long ago.";
        FakeScreen screen = new FakeScreen(9, 30, Key.NONE);
        view(screen, LiveRows.appended(TYPE, TEXT, 100), STREAM).run(stream());
        assertEquals(
                """
                 name │ n
                ──────┼───

                 No rows yet: the watermark
                 stands at a time long ago.


                rows 0-0 of 0   going well
                q quit   ↑↓ PgUp PgDn Home End""",
                screen.last());
    }

    @Test
    void ofALongResultOnlyWhatIsShownIsRead() {
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            batches.add(batch("row", i));
        }
        FakeScreen screen = new FakeScreen(14, 40, Key.NONE, Key.NONE);
        LiveRows rows = LiveRows.appended(TYPE, TEXT, 100);
        assertFalse(view(screen, rows, PAGES).run(RowStream.of(batches)));
        assertEquals(20, rows.received());
        assertTrue(screen.last().contains("rows 1-10 of 20 and more"), screen.last());
        FakeScreen more = new FakeScreen(14, 40, Key.END, Key.NONE, Key.END, Key.END, Key.END, Key.NONE);
        assertTrue(view(more, LiveRows.appended(TYPE, TEXT, 100), PAGES).run(RowStream.of(batches)));
        assertTrue(more.last().contains("rows 41-50 of 50"), more.last());
    }

    private LiveView view(Screen screen, LiveRows rows, LiveView.Look look) {
        Iterator<Boolean> pressed = interrupts.iterator();
        return new LiveView(
                screen,
                new Ticking(look.stream() ? 200 : 1),
                rows,
                look,
                new LiveView.Job(() -> "going well", () -> quiet, () -> pressed.hasNext() && pressed.next()));
    }

    /** Batches, and then nothing for ever. */
    private static RowStream stream(Batch... batches) {
        Iterator<Batch> rest = List.of(batches).iterator();
        return new RowStream() {
            @Override
            public Batch next() {
                return rest.next();
            }

            @Override
            public boolean isReady() {
                return rest.hasNext();
            }

            @Override
            public void close() {
                // Holds nothing.
            }
        };
    }

    private static Batch batch(Object... cells) {
        BatchBuilder builder = new BatchBuilder(TYPE);
        for (int i = 0; i < cells.length; i += 2) {
            builder.column(0).appendString((String) cells[i]);
            if (cells[i + 1] == null) {
                builder.column(1).appendNull();
            } else {
                builder.column(1).appendInt((Integer) cells[i + 1]);
            }
            builder.endRow();
        }
        return builder.build();
    }

    /** Every look at it takes a while. */
    private static final class Ticking implements Clock {
        private final long millis;
        private long nanos;

        Ticking(long millis) {
            this.millis = millis;
        }

        @Override
        public long millis() {
            return nanos / 1_000_000;
        }

        @Override
        public long nanos() {
            nanos += millis * 1_000_000;
            return nanos;
        }
    }
}
