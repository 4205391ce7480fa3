package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.executor.state.KeyGroupOrder;
import io.sluice.executor.state.KeyHash;
import io.sluice.executor.state.RowStore;
import io.sluice.executor.state.SectionFormat;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import java.util.Optional;

/**
 * How the rows of a side that is not keyed state are written into checkpoints: a section of rows for each key group, on a
 * kept side another one of their partners.
 */
final class JoinSections {
    private static final String PARTNERS = "-partners";
    private static final int PARTNERS_FORMAT = 1;

    private final OperatorContext context;

    JoinSections(OperatorContext context) {
        this.context = context;
    }

    void write(JoinSide side, StateWriter out) {
        RowStore rows = side.rows();
        int[] live = rows.liveSlots();
        int[] hashes = new int[live.length];
        KeyHash.hash(Batch.of(live.length, rows.gather(live, live.length)), side.keyColumns(), hashes);
        KeyGroupOrder order = KeyGroupOrder.of(live, hashes, context.maxParallelism());
        for (int g = 0; g < context.maxParallelism(); g++) {
            if (order.count(g) > 0) {
                rows.write(order.items(g), out.keyed(side.name(), g));
                if (side.isKept()) {
                    writePartners(side, order.items(g), out.keyed(side.name() + PARTNERS, g));
                }
            }
        }
    }

    private static void writePartners(JoinSide side, int[] rows, BytesWriter section) {
        SectionFormat.write(PARTNERS_FORMAT, section);
        for (int row : rows) {
            section.putLong(side.partners(row));
        }
    }

    void read(JoinSide side, StateReader in) {
        for (int g = context.keyGroups().first(); g <= context.keyGroups().last(); g++) {
            Optional<BytesReader> section = in.keyed(side.name(), g);
            if (section.isPresent()) {
                BytesReader numbers = side.isKept() ? partnersOf(side, in, g) : null;
                for (Batch batch : RowStore.read(side.types(), side.name(), section.get())) {
                    side.add(batch, numbers == null ? null : read(numbers, batch.rowCount));
                }
            }
        }
    }

    private static BytesReader partnersOf(JoinSide side, StateReader in, int group) {
        String name = side.name() + PARTNERS;
        BytesReader numbers = in.keyed(name, group)
                .orElseThrow(() -> SluiceException.of(
                        ErrorCode.CHECKPOINT_DAMAGED, "state '" + name + "' of key group " + group + " is missing"));
        SectionFormat.expect(PARTNERS_FORMAT, name, numbers);
        return numbers;
    }

    private static long[] read(BytesReader numbers, int count) {
        long[] out = new long[count];
        for (int i = 0; i < count; i++) {
            out[i] = numbers.getLong();
        }
        return out;
    }
}
