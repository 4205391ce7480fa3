package io.sluice.examples.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/**
 * Runs one pipeline over one state backend again and again, each life ending as a {@link Death} says, every second one
 * at another parallelism, until the job has come to its end; then begins with fresh folders until there have been enough
 * kills. What readers of the output have seen is held against the oracle all the time.
 */
final class Campaign {
    /** Of a hundred deaths, so many come at a named place. */
    private static final int AT_POINTS = 50;
    /** Of a hundred, so many come soon after the start, where a kill was before. */
    private static final int AGAIN = 20;

    private static final int HIGHEST_COUNT = 3;

    private final Storm storm;
    private final Pipeline pipeline;
    private final String backend;
    private final Random random;
    private final Path folder;
    private final Expected expected;
    final Tally tally = new Tally();

    Campaign(Storm storm, Pipeline pipeline, String backend) {
        this.storm = storm;
        this.pipeline = pipeline;
        this.backend = backend;
        this.random = new Random(storm.seed() * 31 + name().hashCode());
        this.folder = storm.folder().resolve(name());
        this.expected = pipeline.expected(storm.orders());
    }

    String name() {
        return pipeline + "-" + backend;
    }

    /** @throws AssertionError when a row is lost, doubled, wrong or withdrawn, or the process fails */
    void run(int wantedKills) throws IOException, InterruptedException {
        for (int round = 1; tally.kills() < wantedKills; round++) {
            Round fresh = new Round(storm, pipeline, backend, folder.resolve("round-" + round));
            TableReader result = new TableReader(name() + " result", fresh.table(StormFile.RESULT), expected.result());
            TableReader late = new TableReader(name() + " late", fresh.table(StormFile.LATE), expected.late());
            run(fresh, result, late, wantedKills);
            tally.ends.incrementAndGet();
            tally.rows.addAndGet(expected.rows());
            fresh.remove();
        }
    }

    private void run(Round round, TableReader result, TableReader late, int wantedKills)
            throws IOException, InterruptedException {
        boolean afterKill = false;
        boolean outputToCommit = false;
        while (true) {
            Death death = tally.kills() < wantedKills
                    ? next(afterKill, round.newestCheckpoint() > 0, outputToCommit)
                    : Death.of(Death.Kind.NONE);
            Life life = new Life(round, death, random, tally, () -> {
                result.look();
                late.look();
            });
            Life.End end = life.run(storm.children());
            death.point().ifPresent(point -> tell(point, end));
            if (end == Life.End.FINISHED) {
                result.checkAll();
                late.checkAll();
                return;
            }
            result.check();
            late.check();
            afterKill = end != Life.End.STOPPED;
            outputToCommit =
                    end == Life.End.AT_POINT && death.point().orElseThrow().leavesOutputToCommit();
        }
    }

    private void tell(StormPoint point, Life.End end) {
        if (end == Life.End.AT_POINT) {
            storm.deck().hit(point);
        } else {
            storm.deck().missed(point);
        }
    }

    private Death next(boolean afterKill, boolean restores, boolean outputToCommit) {
        int chance = random.nextInt(100);
        if (outputToCommit || chance < AT_POINTS) {
            StormPoint point = storm.deck().draw(restores, outputToCommit);
            boolean recurs = point.when() == StormPoint.When.RUN;
            return Death.at(point, recurs ? 1 + random.nextInt(HIGHEST_COUNT) : 1);
        }
        boolean again = afterKill && chance < AT_POINTS + AGAIN;
        return Death.of(again ? Death.Kind.AGAIN : Death.Kind.RANDOM);
    }
}
