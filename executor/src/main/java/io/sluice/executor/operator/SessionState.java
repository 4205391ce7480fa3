package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.operator.window.Window;
import io.sluice.executor.state.ColumnCodec;
import io.sluice.executor.state.KeyGroupOrder;
import io.sluice.executor.state.KeyHash;
import io.sluice.executor.state.KeyTable;
import io.sluice.executor.state.SectionFormat;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The state of an operator over sessions. A key group's section {@code sessions} lists their keys, bounds, and whether
 * they have fired; what they hold, and have shown, stands in sections of its own, in the same order.
 */
final class SessionState {
    private static final String SESSIONS = "sessions";
    private static final int FORMAT = 1;
    private static final int LEAST_SESSION_BYTES = 17;

    private final List<PhysicalType> keyTypes;
    private final KeyTable keys;
    private final SessionWindows sessions;
    private final SessionContents contents;
    private final SessionShown shown;
    private final SessionEmissions emissions;
    private final OperatorContext context;

    SessionState(
            List<PhysicalType> keyTypes,
            KeyTable keys,
            SessionWindows sessions,
            SessionContents contents,
            SessionShown shown,
            SessionEmissions emissions,
            OperatorContext context) {
        this.keyTypes = keyTypes;
        this.keys = keys;
        this.sessions = sessions;
        this.contents = contents;
        this.shown = shown;
        this.emissions = emissions;
        this.context = context;
    }

    void write(StateWriter out) {
        int[] all = sessions.all();
        KeyGroupOrder order = KeyGroupOrder.of(all, hashes(keysOf(all), all.length), context.maxParallelism());
        for (int keyGroup = 0; keyGroup < context.maxParallelism(); keyGroup++) {
            int group = keyGroup;
            int count = order.count(group);
            if (count > 0) {
                int[] numbers = order.items(group);
                writeBounds(numbers, out.keyed(SESSIONS, group));
                contents.write(numbers, count, name -> out.keyed(name, group));
                if (emissions.areOn()) {
                    shown.write(numbers, out.keyed(SessionShown.SECTION, group));
                }
            }
        }
    }

    private Column[] keysOf(int[] numbers) {
        int[] slots = IntStream.of(numbers).map(sessions::key).toArray();
        return keys.keys(slots, slots.length);
    }

    private int[] hashes(Column[] keyColumns, int count) {
        int[] hashes = new int[count];
        List<Integer> positions = IntStream.range(0, keyColumns.length).boxed().toList();
        KeyHash.hash(Batch.of(count, keyColumns), positions, hashes);
        return hashes;
    }

    private void writeBounds(int[] numbers, BytesWriter out) {
        SectionFormat.write(FORMAT, out);
        out.putVarInt(numbers.length);
        for (int session : numbers) {
            out.putLong(sessions.window(session).start());
            out.putLong(sessions.window(session).end());
            out.putBoolean(sessions.hasFired(session));
        }
        for (Column column : keysOf(numbers)) {
            ColumnCodec.write(column, numbers.length, out);
        }
    }

    void read(StateReader in) {
        for (int g = context.keyGroups().first(); g <= context.keyGroups().last(); g++) {
            int keyGroup = g;
            in.keyed(SESSIONS, keyGroup).ifPresent(section -> {
                int[] numbers = readBounds(section);
                contents.read(numbers, numbers.length, in, keyGroup);
                in.keyed(SessionShown.SECTION, keyGroup)
                        .ifPresentOrElse(rows -> shown.read(numbers, rows), () -> emissions.restoreFired(numbers));
                emissions.restored(numbers);
            });
        }
    }

    private int[] readBounds(BytesReader in) {
        SectionFormat.expect(FORMAT, SESSIONS, in);
        int count = SectionFormat.checkCount(in.getVarInt(), LEAST_SESSION_BYTES, in);
        Window[] windows = new Window[count];
        boolean[] fired = new boolean[count];
        for (int i = 0; i < count; i++) {
            windows[i] = new Window(in.getLong(), in.getLong());
            fired[i] = in.getBoolean();
        }
        Column[] columns = new Column[keyTypes.size()];
        for (int k = 0; k < columns.length; k++) {
            columns[k] = ColumnCodec.read(keyTypes.get(k), count, in);
        }
        SectionFormat.expectEnd(SESSIONS, in);
        int[] slots = new int[count];
        keys.findOrInsert(columns, keys.needsHashes() ? hashes(columns, count) : null, 0, count, slots);
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = sessions.restore(slots[i], windows[i], fired[i]);
        }
        return numbers;
    }
}
