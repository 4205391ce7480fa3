package io.sluice.executor.operator;

import io.sluice.core.batch.Column;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.plan.AggregateCall;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.operator.window.Window;
import io.sluice.executor.state.ColumnCodec;
import io.sluice.executor.state.KeyGroupOrder;
import io.sluice.executor.state.SectionFormat;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import io.sluice.executor.state.accumulator.Accumulator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The state of an operator that holds group tables, one per slice or one in all. A key group's section of
 * {@code keys} lists slices (start, end, number of groups, key columns); the section of each accumulator, under the
 * aggregate's state id, holds the entries of these groups in the same order. So an aggregate that is new finds no state
 * and starts empty, and one that is gone leaves nothing behind.
 */
final class GroupTableState {
    private static final String KEYS = "keys";
    private static final String ROWS = "rows";
    private static final int FORMAT = 1;
    private static final int LEAST_SLICE_BYTES = 17;

    private final String prefix;
    private final List<PhysicalType> keyTypes;
    private final List<String> names;
    private final OperatorContext context;

    GroupTableState(List<PhysicalType> keyTypes, List<AggregateCall> calls, OperatorContext context) {
        this("", keyTypes, calls, context);
    }

    /** @param prefix of the names of all its sections */
    GroupTableState(String prefix, List<PhysicalType> keyTypes, List<AggregateCall> calls, OperatorContext context) {
        this.prefix = prefix;
        this.keyTypes = keyTypes;
        this.names = distinctNames(calls).stream().map(prefix::concat).toList();
        this.context = context;
    }

    static List<String> distinctNames(List<AggregateCall> calls) {
        Map<String, Integer> uses = new HashMap<>();
        return calls.stream()
                .map(call -> {
                    int use = uses.merge(call.stateId(), 1, Integer::sum);
                    return use == 1 ? call.stateId() : call.stateId() + "#" + use;
                })
                .toList();
    }

    /** The slots of one slice by key group. */
    private record Sorted(Window slice, GroupTable table, KeyGroupOrder slots) {
        int count(int keyGroup) {
            return slots.count(keyGroup);
        }

        int[] slots(int keyGroup) {
            return slots.items(keyGroup);
        }
    }

    void write(Map<Window, GroupTable> tables, StateWriter out) {
        List<Sorted> sorted = new ArrayList<>();
        tables.forEach((slice, table) -> sorted.add(sort(slice, table)));
        for (int g = 0; g < context.maxParallelism(); g++) {
            int keyGroup = g;
            List<Sorted> here =
                    sorted.stream().filter(s -> s.count(keyGroup) > 0).toList();
            if (!here.isEmpty()) {
                write(here, keyGroup, out);
            }
        }
    }

    private Sorted sort(Window slice, GroupTable table) {
        int[] live = table.keys.liveSlots();
        int[] hashes = table.hashes(table.keys.keys(live, live.length), live.length);
        return new Sorted(slice, table, KeyGroupOrder.of(live, hashes, context.maxParallelism()));
    }

    private void write(List<Sorted> slices, int keyGroup, StateWriter out) {
        BytesWriter keys = out.keyed(prefix + KEYS, keyGroup);
        SectionFormat.write(FORMAT, keys);
        keys.putVarInt(slices.size());
        for (Sorted s : slices) {
            keys.putLong(s.slice().start());
            keys.putLong(s.slice().end());
            keys.putVarInt(s.count(keyGroup));
            for (Column column : s.table().keys.keys(s.slots(keyGroup), s.count(keyGroup))) {
                ColumnCodec.write(column, s.count(keyGroup), keys);
            }
        }
        if (slices.get(0).table().rows != null) {
            write(slices, keyGroup, t -> t.rows, out.keyed(prefix + ROWS, keyGroup));
        }
        for (int a = 0; a < names.size(); a++) {
            int position = a;
            write(slices, keyGroup, t -> t.accumulators[position], out.keyed(names.get(a), keyGroup));
        }
    }

    private static void write(
            List<Sorted> slices, int keyGroup, Function<GroupTable, Accumulator> which, BytesWriter out) {
        SectionFormat.write(which.apply(slices.get(0).table()).format(), out);
        for (Sorted s : slices) {
            which.apply(s.table()).write(s.slots(keyGroup), s.count(keyGroup), out);
        }
    }

    /** Groups that have been read, in the order of their section. */
    private record Restored(GroupTable table, int[] slots) {}

    /** @param tables gives the table of a slice, made when it is first asked for */
    void read(StateReader in, Function<Window, GroupTable> tables) {
        for (int g = context.keyGroups().first(); g <= context.keyGroups().last(); g++) {
            Optional<BytesReader> keys = in.keyed(prefix + KEYS, g);
            if (keys.isPresent()) {
                readKeyGroup(in, g, readKeys(keys.get(), tables));
            }
        }
    }

    private List<Restored> readKeys(BytesReader in, Function<Window, GroupTable> tables) {
        SectionFormat.expect(FORMAT, KEYS, in);
        List<Restored> out = new ArrayList<>();
        int slices = SectionFormat.checkCount(in.getVarInt(), LEAST_SLICE_BYTES, in);
        for (int s = 0; s < slices; s++) {
            GroupTable table = tables.apply(new Window(in.getLong(), in.getLong()));
            int count = SectionFormat.checkCount(in.getVarInt(), keyTypes.isEmpty() ? 0 : 1, in);
            Column[] columns = new Column[keyTypes.size()];
            for (int k = 0; k < columns.length; k++) {
                columns[k] = ColumnCodec.read(keyTypes.get(k), count, in);
            }
            out.add(new Restored(table, Arrays.copyOf(table.slotsOf(columns, count), count)));
        }
        SectionFormat.expectEnd(KEYS, in);
        if (out.isEmpty()) {
            throw SluiceException.of(ErrorCode.CHECKPOINT_DAMAGED, "state 'keys' of a key group holds no slice");
        }
        return out;
    }

    private void readKeyGroup(StateReader in, int keyGroup, List<Restored> restored) {
        if (restored.get(0).table().rows != null) {
            BytesReader rows = in.keyed(prefix + ROWS, keyGroup)
                    .orElseThrow(() -> SluiceException.of(
                            ErrorCode.STATE_INCOMPATIBLE,
                            "the state was written when the input of the aggregate only inserted rows"));
            read(ROWS, rows, restored, t -> t.rows);
        }
        for (int a = 0; a < names.size(); a++) {
            int position = a;
            in.keyed(names.get(a), keyGroup)
                    .ifPresent(section -> read(names.get(position), section, restored, t -> t.accumulators[position]));
        }
    }

    private static void read(
            String name, BytesReader in, List<Restored> restored, Function<GroupTable, Accumulator> which) {
        SectionFormat.expect(which.apply(restored.get(0).table()).format(), name, in);
        for (Restored r : restored) {
            which.apply(r.table()).read(r.slots(), r.slots().length, in);
        }
        SectionFormat.expectEnd(name, in);
    }
}
