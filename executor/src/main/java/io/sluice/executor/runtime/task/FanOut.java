package io.sluice.executor.runtime.task;

import io.sluice.core.batch.Batch;
import java.util.List;

/** All receivers of one output, within a task. */
public final class FanOut {
    /** One of them, and which of its inputs this is. */
    public record Target(Receiver receiver, int input) {}

    private final Receiver[] receivers;
    private final int[] inputs;

    public FanOut(List<Target> targets) {
        receivers = targets.stream().map(Target::receiver).toArray(Receiver[]::new);
        inputs = targets.stream().mapToInt(Target::input).toArray();
    }

    public boolean isEmpty() {
        return receivers.length == 0;
    }

    public void batch(Batch batch) {
        for (int i = 0; i < receivers.length; i++) {
            receivers[i].batch(inputs[i], batch);
        }
    }

    public void watermark(long micros) {
        for (int i = 0; i < receivers.length; i++) {
            receivers[i].watermark(inputs[i], micros);
        }
    }

    public void idle() {
        for (int i = 0; i < receivers.length; i++) {
            receivers[i].idle(inputs[i]);
        }
    }

    public void end() {
        for (int i = 0; i < receivers.length; i++) {
            receivers[i].end(inputs[i]);
        }
    }

    /** True when there are receivers and none wants more. */
    public boolean isSatisfied() {
        for (Receiver receiver : receivers) {
            if (!receiver.isSatisfied()) {
                return false;
            }
        }
        return receivers.length > 0;
    }
}
