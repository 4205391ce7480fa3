package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * How a join of inputs that end is written into checkpoints: the rows of each side that have met each other, and where
 * some were put aside also those that have yet to meet the other side. All of them are brought into memory for that; what
 * is larger than the memory of the job is refused.
 */
final class JoinState {
    private final JoinRun run;
    private final JoinSections sections;

    JoinState(JoinRun run, OperatorContext context) {
        this.run = run;
        sections = new JoinSections(context);
    }

    /**
     * The state of a bounded join means nothing to an unbounded one, which must have answered already, nor the other way.
     *
     * @param bounded whether both inputs of the join end now
     * @throws SluiceException STATE_INCOMPATIBLE when it was otherwise where the state was written
     */
    static void expectBounded(boolean bounded, StateReader in) {
        Set<String> written = new HashSet<>(in.names());
        in.stored().forEach(files -> written.addAll(files.layouts().keySet()));
        List<String> others = JoinRun.stateNames(!bounded);
        if (others.stream().anyMatch(written::contains)) {
            throw SluiceException.of(
                            ErrorCode.STATE_INCOMPATIBLE,
                            bounded
                                    ? "the state is of a join with an input that does not end, and now both inputs end"
                                    : "the state is of a join whose inputs both end, and now one does not")
                    .hint("read the same tables, as bounded or unbounded as when the checkpoint was taken");
        }
    }

    void write(SpillableJoin join, StateWriter out) {
        PartedTables parted = join.parted();
        if (parted != null) {
            check(parted.bytesOnDisk());
        }
        for (int input = 0; input < 2; input++) {
            if (parted == null) {
                sections.write(join.whole().side(input), out);
                continue;
            }
            JoinSide met = run.side(input);
            parted.forEachMet(input, met::add);
            sections.write(met, out);
            JoinSide waiting = run.waitingSide(input);
            parted.forEachWaiting(input, withoutPartners(waiting::add));
            sections.write(waiting, out);
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
            sections.read(join.whole().side(input), in);
        }
        JoinSide[] waiting = {run.waitingSide(0), run.waitingSide(1)};
        for (JoinSide side : waiting) {
            sections.read(side, in);
        }
        if (waiting[0].isEmpty() && waiting[1].isEmpty()) {
            join.fit();
            return;
        }
        join.putAllAside();
        for (int input = 0; input < 2; input++) {
            int each = input;
            // Nothing is in memory, so this only writes.
            waiting[input].forEach((rows, partners) -> join.take(each, rows));
        }
    }
}
