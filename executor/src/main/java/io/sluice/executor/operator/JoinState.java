package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import java.util.function.BiConsumer;

/**
 * How a join is written into checkpoints: the rows of each side that have met each other, and where some were put aside
 * also those that have yet to meet the other side. All of them are brought into memory for that; what is larger than the
 * memory of the job is refused.
 */
final class JoinState {
    private final JoinRun run;
    private final OperatorContext context;

    JoinState(JoinRun run, OperatorContext context) {
        this.run = run;
        this.context = context;
    }

    void write(SpillableJoin join, StateWriter out) {
        PartedTables parted = join.parted();
        if (parted != null) {
            check(parted.bytesOnDisk());
        }
        for (int input = 0; input < 2; input++) {
            if (parted == null) {
                join.whole().side(input).snapshot(out, context);
                continue;
            }
            JoinSide met = run.side(input);
            parted.forEachMet(input, met::add);
            met.snapshot(out, context);
            JoinSide waiting = run.waitingSide(input);
            parted.forEachWaiting(input, withoutPartners(waiting::add));
            waiting.snapshot(out, context);
        }
    }

    private static BiConsumer<Batch, long[]> withoutPartners(BiConsumer<Batch, long[]> to) {
        return (rows, partners) -> to.accept(rows, null);
    }

    private void check(long bytesOnDisk) {
        long most = run.memory().budgetBytes();
        if (bytesOnDisk > most) {
            throw SluiceException.of(
                            ErrorCode.STATE_TOO_LARGE,
                            "a checkpoint of a join would hold " + bytesOnDisk
                                    + " bytes in memory that it has put aside on disk")
                    .expected("at most " + most + " bytes ('taskmanager.memory.managed.size')")
                    .hint("run the join without checkpoints: RESET 'execution.checkpointing.interval'");
        }
    }

    void read(SpillableJoin join, StateReader in) {
        for (int input = 0; input < 2; input++) {
            join.whole().side(input).restore(in, context);
        }
        JoinSide[] waiting = {run.waitingSide(0), run.waitingSide(1)};
        for (JoinSide side : waiting) {
            side.restore(in, context);
        }
        if (waiting[0].isEmpty() && waiting[1].isEmpty()) {
            join.fit();
            return;
        }
        if (!run.memory().isBounded()) {
            throw SluiceException.of(
                            ErrorCode.STATE_INCOMPATIBLE,
                            "a join of inputs that end had put rows aside, and now its inputs do not end")
                    .hint("read the same bounded tables as when the checkpoint was taken");
        }
        join.putAllAside();
        for (int input = 0; input < 2; input++) {
            int each = input;
            // Nothing is in memory, so this only writes.
            waiting[input].forEach((rows, partners) -> join.take(each, rows));
        }
    }
}
