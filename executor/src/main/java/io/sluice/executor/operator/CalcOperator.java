package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.io.BytesReader;
import io.sluice.executor.kernel.Kernel;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Filters and projects. Its only state is what functions of the user keep: entries of the task, by class. */
public final class CalcOperator implements Operator {
    private static final String RAW = "raw ";

    private final Kernel kernel;

    public CalcOperator(Kernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public void open(OperatorContext context) {
        kernel.instances().keepState();
    }

    @Override
    public void onBatch(int input, Batch batch, Output out) {
        out.emit(kernel.apply(batch));
    }

    @Override
    public void onWatermark(long micros, Output out) {
        // Passed on by the task.
    }

    @Override
    public void onEnd(Output out) {
        // Nothing is kept back.
    }

    @Override
    public void snapshot(StateWriter out) {
        kernel.instances()
                .snapshot()
                .forEach((type, states) ->
                        states.forEach(state -> out.entry(RAW + type).putBytes(state)));
    }

    @Override
    public void restore(StateReader in) {
        Map<String, List<byte[]>> states = new TreeMap<>();
        for (String name : in.names()) {
            List<byte[]> mine =
                    in.entries(name).stream().map(BytesReader::getBytes).toList();
            if (name.startsWith(RAW) && !mine.isEmpty()) {
                states.put(name.substring(RAW.length()), mine);
            }
        }
        kernel.instances().restore(states);
    }

    @Override
    public void close() {
        // The kernel holds nothing but memory.
    }
}
