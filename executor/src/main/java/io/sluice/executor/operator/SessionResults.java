package io.sluice.executor.operator;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.plan.WindowProperty;
import io.sluice.core.plan.WindowSpec;
import io.sluice.executor.operator.window.Window;
import io.sluice.executor.operator.window.WindowZone;
import io.sluice.executor.state.KeyTable;
import java.util.Arrays;
import java.util.List;

/** What sessions emit, as of now: their contents with their keys, bounds and times. */
final class SessionResults {
    private final WindowSpec.Session spec;
    private final List<WindowProperty> properties;
    private final WindowZone zone;
    private final KeyTable keys;
    private final SessionWindows sessions;
    private final SessionContents contents;

    SessionResults(
            WindowSpec.Session spec,
            List<WindowProperty> properties,
            KeyTable keys,
            SessionWindows sessions,
            SessionContents contents) {
        this.spec = spec;
        this.properties = properties;
        this.zone = new WindowZone(spec.zone());
        this.keys = keys;
        this.sessions = sessions;
        this.contents = contents;
    }

    /** The whole rows of {@code numbers[0..count)}. */
    SessionContents.Emitted rows(int[] numbers, int count) {
        SessionContents.Emitted rows = contents.emit(numbers, count, keysOf(numbers, count));
        return new SessionContents.Emitted(columns(rows, numbers), rows.rowCount(), rows.of());
    }

    private Column[] keysOf(int[] numbers, int count) {
        int[] slots = new int[count];
        Arrays.setAll(slots, i -> sessions.key(numbers[i]));
        return keys.keys(slots, count);
    }

    private Column[] columns(SessionContents.Emitted rows, int[] numbers) {
        Column[] out = Arrays.copyOf(rows.columns(), rows.columns().length + properties.size());
        for (int p = 0; p < properties.size(); p++) {
            long[] values = new long[rows.rowCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = property(sessions.window(numbers[rows.of()[i]]), properties.get(p));
            }
            out[rows.columns().length + p] = new LongColumn(values, null);
        }
        return out;
    }

    private long property(Window session, WindowProperty property) {
        return switch (property) {
            case WINDOW_START -> zone.toLocal(session.start());
            case WINDOW_END -> zone.toLocal(session.end());
            case WINDOW_TIME -> session.end() == Long.MAX_VALUE ? Long.MAX_VALUE : session.end() - spec.unitMicros();
        };
    }
}
