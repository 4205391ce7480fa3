package io.sluice.executor.operator;

import io.sluice.core.batch.Column;
import io.sluice.executor.operator.window.Window;
import io.sluice.executor.state.keyed.KeyedState;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * What windows have emitted so far where they fire more than once by the clock: a copy of their groups as of then, so
 * that the next firing emits what has changed since. Used by one thread.
 */
final class WindowEmissions {
    private static final String EMITTED = "emitted";

    private final WindowSlices slices;
    private final WindowFiring firing;
    private final Supplier<GroupTable> newTable;
    private final int keyCount;
    private final FireTimers timers;
    private final SliceTables emitted = new SliceTables();
    private final GroupParts shownParts;
    private KeyedState state;

    WindowEmissions(
            WindowSlices slices, WindowFiring firing, Supplier<GroupTable> newTable, int keyCount, FireTimers timers) {
        this.slices = slices;
        this.firing = firing;
        this.newTable = newTable;
        this.keyCount = keyCount;
        this.timers = timers;
        this.shownParts = new GroupParts(newTable);
    }

    /** Whether windows fire at their ends only, and at once for late rows. */
    boolean isOff() {
        return timers.areOff();
    }

    /** Whether windows that have fired wait for the clock before they fire again. */
    boolean delaysLate() {
        return timers.delayLate();
    }

    void open(KeyedState newState) {
        state = newState;
        shownParts.open(state, emitted.open(state, EMITTED, newTable.get(), this::of));
    }

    /** What has been emitted of a window, which is remembered from now on. */
    GroupTable of(Window window) {
        if (emitted.get(window) == null) {
            emitted.add(window, newTable.get());
        }
        return emitted.get(window);
    }

    /** Rows have come, or an earlier run is taken up: what has changed is shown when the delays have passed. */
    void changed(long nowNanos) {
        timers.changed(nowNanos);
    }

    long timerNanos() {
        return timers.nextNanos();
    }

    /** Shows what has changed in the windows whose delay has passed. */
    void onTimer(long nowNanos, KeyGroupProgress ahead, Output out) {
        if (timers.takeLate(nowNanos)) {
            for (Window window : List.copyOf(emitted.byWindow().keySet())) {
                if (slices.hasFired(window)) {
                    again(window, out);
                }
            }
        }
        if (timers.takeEarly(nowNanos)) {
            for (Window window : slices.unfired()) {
                emit(window, ahead, out);
            }
        }
    }

    /** Before windows close at a watermark: shows the late rows that they have not shown yet. */
    void closeUpTo(long watermark, Output out) {
        for (Window window : List.copyOf(emitted.byWindow().keySet())) {
            if (slices.hasFired(window) && slices.closeAt(window) <= watermark) {
                again(window, out);
                emitted.remove(window);
            }
        }
    }

    /** The window has ended: emits what has changed since it was shown early. */
    void fire(Window window, long watermark, KeyGroupProgress ahead, Output out) {
        emit(window, ahead, out);
        if (!delaysLate() || slices.closeAt(window) <= watermark) {
            emitted.remove(window);
        }
    }

    /** A window that has fired: its changes are behind the watermark. */
    private void again(Window window, Output out) {
        emit(window, null, new BehindOutput(out, slices.firedUpTo()));
    }

    private void emit(Window window, KeyGroupProgress ahead, Output out) {
        List<GroupTable> tables = slices.tablesOf(window);
        if (tables.isEmpty()) {
            return;
        }
        GroupTable shown = of(window);
        if (GroupParts.areHere(tables) && shown.state().isAllHere()) {
            emit(window, firing.parts().whole(tables), shown, ahead, out);
            return;
        }
        try (GroupParts.Scan now = firing.parts().scan(tables);
                GroupParts.Scan old = shownParts.scan(List.of(shown))) {
            for (int i = 0; i < now.count(); i++) {
                emit(window, now.part(i), old.part(i), ahead, out);
            }
        }
    }

    private void emit(Window window, GroupTable now, GroupTable old, KeyGroupProgress ahead, Output out) {
        int[] slots = behind(now, now.presentSlots(), window, ahead);
        int[] oldSlots = behind(old, old.presentSlots(), window, ahead);
        int[] gone = changes(window, now, slots, old, oldSlots, out);
        Column[] goneKeys = old.keys.keys(gone, gone.length);
        emitted.get(window).replace(now, slots, slots.length);
        emitted.get(window).remove(goneKeys, gone.length);
        state.batchDone(slots.length);
    }

    private int[] behind(GroupTable table, int[] slots, Window window, KeyGroupProgress ahead) {
        return ahead == null ? slots : ahead.behind(table, slots, slices.fireAt(window));
    }

    /** Emits what has changed; gives the slots of old groups that are not there any more. */
    private int[] changes(Window window, GroupTable now, int[] slots, GroupTable old, int[] oldSlots, Output out) {
        Column[] before = firing.columns(window, old, oldSlots);
        Column[] after = firing.columns(window, now, slots);
        int[] positions = new int[old.keys.bound()];
        Arrays.fill(positions, -1);
        for (int i = 0; i < oldSlots.length; i++) {
            positions[oldSlots[i]] = i;
        }
        int[] found = old.find(Arrays.copyOf(after, keyCount), slots.length);
        RowChanges changes = new RowChanges(before, after, keyCount);
        for (int i = 0; i < slots.length; i++) {
            int position = found[i] < 0 ? -1 : positions[found[i]];
            changes.add(position, i, out);
            if (position >= 0) {
                positions[found[i]] = -1;
            }
        }
        int[] gone =
                Arrays.stream(oldSlots).filter(slot -> positions[slot] >= 0).toArray();
        for (int slot : gone) {
            changes.add(positions[slot], -1, out);
        }
        changes.emit(out);
        return gone;
    }
}
