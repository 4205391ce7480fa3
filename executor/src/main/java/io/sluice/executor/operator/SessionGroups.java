package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.plan.AggregateCall;
import io.sluice.executor.state.WeightOverflow;
import io.sluice.executor.state.accumulator.Accumulator;
import io.sluice.executor.state.accumulator.Accumulators;
import io.sluice.executor.state.keyed.EntryCodec;
import java.util.Arrays;
import java.util.List;

/** Aggregates by session, over input that only inserts: keys, then aggregates. */
final class SessionGroups implements SessionContents {
    private static final int[] FIRST = {0};

    private final Accumulator[] accumulators;
    private final GroupEntries entries;

    /** One entry, through which an accumulator's entry goes when it is added to another of the same accumulator. */
    private final Accumulator[] passing;

    private final AggregateInput input;

    SessionGroups(List<Integer> keys, List<AggregateCall> calls) {
        accumulators = accumulators(calls);
        entries = new GroupEntries(null, accumulators, calls);
        passing = accumulators(calls);
        for (Accumulator accumulator : passing) {
            accumulator.ensure(1);
        }
        input = new AggregateInput(keys, calls, false);
    }

    private static Accumulator[] accumulators(List<AggregateCall> calls) {
        return calls.stream().map(c -> Accumulators.of(c, true)).toArray(Accumulator[]::new);
    }

    @Override
    public void load(Batch batch) {
        input.load(batch);
    }

    @Override
    public void add(int[] sessions, int from, int to) {
        int bound = 0;
        for (int i = from; i < to; i++) {
            bound = Math.max(bound, sessions[i] + 1);
        }
        entries.ensure(bound);
        try {
            for (int a = 0; a < accumulators.length; a++) {
                accumulators[a].update(sessions, from, to, input.arguments[a], input.weights[a]);
            }
        } catch (ArithmeticException e) {
            throw WeightOverflow.of("rows of a session", e);
        }
    }

    @Override
    public void merge(int into, int from) {
        entries.ensure(Math.max(into, from) + 1);
        for (int a = 0; a < accumulators.length; a++) {
            passing[a].merge(FIRST, accumulators[a], new int[] {from}, 1);
            accumulators[a].clear(from);
            accumulators[a].merge(new int[] {into}, passing[a], FIRST, 1);
            passing[a].clear(0);
        }
    }

    @Override
    public void clear(int session) {
        entries.clear(session);
    }

    @Override
    public Emitted emit(int[] sessions, int count, Column[] keys) {
        Column[] columns = Arrays.copyOf(keys, keys.length + accumulators.length);
        try {
            for (int a = 0; a < accumulators.length; a++) {
                columns[keys.length + a] = accumulators[a].emit(sessions, count);
            }
        } catch (ArithmeticException e) {
            throw WeightOverflow.of("rows of a session", e);
        }
        int[] of = new int[count];
        Arrays.setAll(of, i -> i);
        return new Emitted(columns, count, of);
    }

    @Override
    public EntryCodec entries() {
        return entries;
    }
}
