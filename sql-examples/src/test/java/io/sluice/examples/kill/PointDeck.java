package io.sluice.examples.kill;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * All places of the storm in an order by chance, dealt to the campaigns; when all are dealt it is shuffled anew, so that
 * each is wanted about equally often. Safe for several threads.
 */
final class PointDeck {
    private final List<StormPoint> all = StormPoint.all();
    private final Random random;
    private final List<StormPoint> left = new ArrayList<>();
    private final Map<String, Integer> hits = new TreeMap<>();

    PointDeck(long seed) {
        this.random = new Random(seed);
        all.forEach(point -> hits.put(point.name(), 0));
    }

    /**
     * Takes one that can be reached by a life.
     *
     * @param restores whether it begins from a checkpoint
     * @param outputToCommit whether that checkpoint's output waits to be made visible
     */
    synchronized StormPoint draw(boolean restores, boolean outputToCommit) {
        Optional<StormPoint> drawn = first(restores, outputToCommit);
        if (drawn.isEmpty()) {
            List<StormPoint> again = new ArrayList<>(all);
            Collections.shuffle(again, random);
            left.addAll(again);
            drawn = first(restores, outputToCommit);
        }
        StormPoint point = drawn.orElseThrow();
        left.remove(point);
        return point;
    }

    private Optional<StormPoint> first(boolean restores, boolean outputToCommit) {
        Optional<StormPoint> rare = left.stream()
                .filter(point -> outputToCommit && point.when() == StormPoint.When.RESTORE_COMMIT)
                .findFirst();
        return rare.or(
                () -> left.stream().filter(point -> isPossible(point, restores)).findFirst());
    }

    private static boolean isPossible(StormPoint point, boolean restores) {
        return switch (point.when()) {
            case RUN, SAVEPOINT, STOP, END -> true;
            case RESTORE -> restores;
            case RESTORE_COMMIT -> false;
        };
    }

    synchronized void hit(StormPoint point) {
        hits.merge(point.name(), 1, Integer::sum);
    }

    /** It was not reached: it is dealt once more. */
    synchronized void missed(StormPoint point) {
        left.add(point);
    }

    /** Deaths by place, the places without any too. */
    synchronized Map<String, Integer> hits() {
        return new TreeMap<>(hits);
    }
}
