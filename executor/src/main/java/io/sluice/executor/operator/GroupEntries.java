package io.sluice.executor.operator;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.plan.AggregateCall;
import io.sluice.executor.state.accumulator.Accumulator;
import io.sluice.executor.state.accumulator.CountAccumulator;
import io.sluice.executor.state.keyed.EntryCodec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The entries of groups: for each aggregate its accumulator's entry, with its length, and where rows are counted those
 * too. The layout names the aggregates by their state ids, so one that is new starts empty, and one that is gone is passed
 * over.
 */
final class GroupEntries implements EntryCodec {
    private static final String ROWS = "rows";
    private static final char FORMAT_MARK = '=';

    private final Accumulator[] parts;
    private final String[] names;
    private final boolean countsRows;
    private final int[] one = new int[1];

    /** @param rows counts the rows of each group; null where that is not needed */
    GroupEntries(CountAccumulator rows, Accumulator[] accumulators, List<AggregateCall> calls) {
        countsRows = rows != null;
        parts = countsRows
                ? Stream.concat(Stream.of(rows), Arrays.stream(accumulators)).toArray(Accumulator[]::new)
                : accumulators;
        Stream<String> own = distinctNames(calls).stream();
        names = (countsRows ? Stream.concat(Stream.of(ROWS), own) : own).toArray(String[]::new);
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

    @Override
    public String layout() {
        StringBuilder out = new StringBuilder();
        for (int p = 0; p < parts.length; p++) {
            out.append(p == 0 ? "" : "\n").append(names[p]).append(FORMAT_MARK).append(parts[p].format());
        }
        return out.toString();
    }

    @Override
    public void ensure(int bound) {
        for (Accumulator part : parts) {
            part.ensure(bound);
        }
    }

    @Override
    public void write(int slot, BytesWriter out) {
        one[0] = slot;
        for (Accumulator part : parts) {
            int begin = out.beginPart();
            part.write(one, 1, out);
            out.endPart(begin);
        }
    }

    @Override
    public void clear(int slot) {
        for (Accumulator part : parts) {
            part.clear(slot);
        }
    }

    @Override
    public long bytes() {
        long bytes = 0;
        for (Accumulator part : parts) {
            bytes += part.bytes();
        }
        return bytes;
    }

    @Override
    public Reader reader(String layout) {
        String[] written = layout.isEmpty() ? new String[0] : layout.split("\n");
        Accumulator[] targets = Arrays.stream(written).map(this::target).toArray(Accumulator[]::new);
        if (countsRows && !layout.startsWith(ROWS + FORMAT_MARK)) {
            throw SluiceException.of(
                    ErrorCode.STATE_INCOMPATIBLE,
                    "the state was written when the input of the aggregate only inserted rows");
        }
        return (slot, in) -> read(targets, slot, in);
    }

    /** The accumulator that takes what was written as {@code name=format}; null when there is none any more. */
    private Accumulator target(String written) {
        int mark = written.lastIndexOf(FORMAT_MARK);
        int position = Arrays.asList(names).indexOf(written.substring(0, mark));
        if (position < 0) {
            return null;
        }
        String format = String.valueOf(parts[position].format());
        if (!format.equals(written.substring(mark + 1))) {
            throw SluiceException.of(
                            ErrorCode.STATE_INCOMPATIBLE,
                            "state '" + names[position] + "' was written in format " + written.substring(mark + 1)
                                    + ", not " + format)
                    .hint("the input of the aggregate has changed between insert-only and updating, or the state is "
                            + "from another version of Sluice");
        }
        return parts[position];
    }

    private void read(Accumulator[] targets, int slot, BytesReader in) {
        one[0] = slot;
        for (Accumulator target : targets) {
            int length = in.getVarInt();
            BytesReader part = new BytesReader(in.buffer(), in.skip(length), length);
            if (target != null) {
                target.read(one, 1, part);
                if (part.hasRemaining()) {
                    throw SluiceException.of(
                            ErrorCode.CHECKPOINT_DAMAGED,
                            "the entry of an aggregate has bytes that were not understood");
                }
            }
        }
    }
}
