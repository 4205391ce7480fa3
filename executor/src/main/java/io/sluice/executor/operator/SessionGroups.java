package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.plan.AggregateCall;
import io.sluice.executor.state.SectionFormat;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.WeightOverflow;
import io.sluice.executor.state.accumulator.Accumulator;
import io.sluice.executor.state.accumulator.Accumulators;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Aggregates by session, over input that only inserts: keys, then aggregates. */
final class SessionGroups implements SessionContents {
    private static final int[] FIRST = {0};

    private final List<String> names;
    private final Accumulator[] accumulators;

    /** One entry, through which an accumulator's entry goes when it is added to another of the same accumulator. */
    private final Accumulator[] passing;

    private final AggregateInput input;

    SessionGroups(List<Integer> keys, List<AggregateCall> calls) {
        names = GroupEntries.distinctNames(calls);
        accumulators = accumulators(calls);
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
        ensure(bound);
        try {
            for (int a = 0; a < accumulators.length; a++) {
                accumulators[a].update(sessions, from, to, input.arguments[a], input.weights[a]);
            }
        } catch (ArithmeticException e) {
            throw WeightOverflow.of("rows of a session", e);
        }
    }

    private void ensure(int bound) {
        for (Accumulator accumulator : accumulators) {
            accumulator.ensure(bound);
        }
    }

    @Override
    public void merge(int into, int from) {
        ensure(Math.max(into, from) + 1);
        for (int a = 0; a < accumulators.length; a++) {
            passing[a].merge(FIRST, accumulators[a], new int[] {from}, 1);
            accumulators[a].clear(from);
            accumulators[a].merge(new int[] {into}, passing[a], FIRST, 1);
            passing[a].clear(0);
        }
    }

    @Override
    public void clear(int session) {
        for (Accumulator accumulator : accumulators) {
            accumulator.clear(session);
        }
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
    public void write(int[] sessions, int count, Function<String, BytesWriter> sections) {
        for (int a = 0; a < accumulators.length; a++) {
            BytesWriter out = sections.apply(names.get(a));
            SectionFormat.write(accumulators[a].format(), out);
            accumulators[a].write(sessions, count, out);
        }
    }

    /** An aggregate that is new finds no state and starts empty. */
    @Override
    public void read(int[] sessions, int count, StateReader in, int keyGroup) {
        ensure(Arrays.stream(sessions, 0, count).max().orElse(-1) + 1);
        for (int a = 0; a < accumulators.length; a++) {
            Accumulator accumulator = accumulators[a];
            String name = names.get(a);
            in.keyed(name, keyGroup).ifPresent(section -> {
                SectionFormat.expect(accumulator.format(), name, section);
                accumulator.read(sessions, count, section);
                SectionFormat.expectEnd(name, section);
            });
        }
    }
}
