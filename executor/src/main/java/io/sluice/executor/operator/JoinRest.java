package io.sluice.executor.operator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Joins what a join has put aside on disk, one part of its keys after the other. Parts that do not fit the memory are
 * parted again; where that does not help, because few keys have most rows, they are joined in blocks.
 */
final class JoinRest implements JoinStep {
    private final JoinRun run;
    private final Deque<JoinPart> parts = new ArrayDeque<>();
    private JoinPart part;
    private JoinStep current;

    JoinRest(JoinRun run) {
        this.run = run;
    }

    /** Takes parts over whose rows have all come. */
    void add(List<JoinPart> more) {
        parts.addAll(more);
    }

    @Override
    public boolean next(Output out) {
        if (current == null) {
            part = parts.poll();
            if (part == null) {
                return false;
            }
            current = part.isStubborn() ? new BlockJoin(run, part) : new PartJoin(run, part, parts::addFirst);
        }
        if (!current.next(out)) {
            current.close();
            current = null;
            part.close();
        }
        return current != null || !parts.isEmpty();
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
        }
    }
}
