package io.sluice.examples.kill;

import io.sluice.executor.runtime.checkpoint.KillPoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One process from its start to its end, however that comes. */
final class Life {
    private static final int LONGEST_START_MILLIS = 2_000;
    private static final int LONGEST_REST_MILLIS = 300;
    private static final int LOOK_AGAIN_MILLIS = 4;
    private static final int PATIENCE_SECONDS = 300;
    /** One random death in so many comes at a time counted from the start. */
    private static final int EARLY_DEATHS = 6;
    /** One life in so many that is to die by chance takes a savepoint. */
    private static final int SAVEPOINTS = 4;

    enum End {
        FINISHED,
        /** With a savepoint, from which the next life goes on. */
        STOPPED,
        KILLED,
        AT_POINT
    }

    /** Looks at the output while the process runs. */
    interface Reader {
        void look() throws IOException;
    }

    private final Round round;
    private final Death death;
    private final Random random;
    private final Tally tally;
    private final Reader reader;
    private Path output;
    private Process process;
    private boolean exited;

    Life(Round round, Death death, Random random, Tally tally, Reader reader) {
        this.round = round;
        this.death = death;
        this.random = random;
        this.tally = tally;
        this.reader = reader;
    }

    /** @throws AssertionError when the process fails or hangs */
    End run(Children children) throws IOException, InterruptedException {
        Path script = round.nextScript();
        output = round.output();
        tally.lives.incrementAndGet();
        long before = round.newestCheckpoint();
        process = start(children, script);
        try {
            Optional<AtomicInteger> killed =
                    switch (death.kind()) {
                        case RANDOM -> awaitRandomDeath(before);
                        case AGAIN -> awaitSecondDeath();
                        case POINT -> awaitPoint(before);
                        case NONE -> awaitEnd();
                    };
            killed.ifPresent(this::countKill);
            return killed.isPresent() ? End.KILLED : ended();
        } finally {
            process.destroyForcibly().waitFor();
            if (Files.readString(output).contains(StormChild.SAVEPOINT_TAKEN)) {
                tally.savepoints.incrementAndGet();
            }
        }
    }

    private Process start(Children children, Path script) throws IOException {
        boolean takesSavepoint = death.kind() == Death.Kind.RANDOM && random.nextInt(SAVEPOINTS) == 0;
        List<String> savepoint = takesSavepoint
                ? List.of(
                        random.nextBoolean() ? "RUN" : "STOP", round.savepoint().toString())
                : List.of();
        return switch (death.kind()) {
            case NONE -> children.program(script, output);
            case RANDOM ->
                takesSavepoint
                        ? children.child(script, output, Optional.empty(), savepoint)
                        : children.program(script, output);
            case AGAIN -> children.child(script, output, Optional.empty(), List.of());
            case POINT -> {
                StormPoint point = death.point().orElseThrow();
                yield children.child(script, output, Optional.of(point.name() + ":" + death.count()), savepoint(point));
            }
        };
    }

    private List<String> savepoint(StormPoint point) {
        return switch (point.when()) {
            case STOP -> List.of("STOP", round.savepoint().toString());
            case SAVEPOINT ->
                List.of(random.nextBoolean() ? "RUN" : "STOP", round.savepoint().toString());
            case RUN, RESTORE, RESTORE_COMMIT, END -> List.of();
        };
    }

    private Optional<AtomicInteger> awaitRandomDeath(long before) throws IOException, InterruptedException {
        if (random.nextInt(EARLY_DEATHS) == 0) {
            rest(random.nextInt(LONGEST_START_MILLIS));
        } else {
            awaitCheckpoint(before);
            rest(random.nextInt(LONGEST_REST_MILLIS));
        }
        boolean early = round.newestCheckpoint() == before;
        return kill(early ? tally.early : tally.random);
    }

    private Optional<AtomicInteger> awaitSecondDeath() throws IOException, InterruptedException {
        for (int looks = 0; !exited && Files.size(output) == 0; looks++) {
            lookOrGiveUp(looks, "did not begin");
        }
        rest(random.nextInt(LONGEST_REST_MILLIS));
        return kill(tally.again);
    }

    /** A life that has passed what it was to die at while it began is killed like any other. */
    private Optional<AtomicInteger> awaitPoint(long before) throws IOException, InterruptedException {
        StormPoint.When when = death.point().orElseThrow().when();
        if (when == StormPoint.When.RESTORE || when == StormPoint.When.RESTORE_COMMIT) {
            awaitCheckpoint(before);
            return kill(tally.random);
        }
        return awaitEnd();
    }

    private Optional<AtomicInteger> awaitEnd() throws IOException, InterruptedException {
        for (int looks = 0; !exited; looks++) {
            lookOrGiveUp(looks, "did not end");
        }
        return Optional.empty();
    }

    private void awaitCheckpoint(long before) throws IOException, InterruptedException {
        for (int looks = 0; !exited && round.newestCheckpoint() == before; looks++) {
            lookOrGiveUp(looks, "took no checkpoint");
        }
    }

    private void rest(int millis) throws IOException, InterruptedException {
        for (int left = millis; !exited && left > 0; left -= LOOK_AGAIN_MILLIS) {
            look();
        }
    }

    private void lookOrGiveUp(int looks, String what) throws IOException, InterruptedException {
        look();
        if ((long) looks * LOOK_AGAIN_MILLIS > TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS)) {
            throw new AssertionError("a process " + what + " within " + PATIENCE_SECONDS + " s, " + describe());
        }
    }

    private void look() throws IOException, InterruptedException {
        exited = process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        reader.look();
    }

    private Optional<AtomicInteger> kill(AtomicInteger count) throws InterruptedException {
        if (exited || !process.isAlive()) {
            return Optional.empty();
        }
        process.destroyForcibly().waitFor();
        return Optional.of(count);
    }

    private void countKill(AtomicInteger count) {
        count.incrementAndGet();
        if (round.newestCheckpoint() > 0) {
            tally.afterCheckpoint.incrementAndGet();
        }
    }

    private End ended() throws IOException, InterruptedException {
        int code = process.waitFor();
        if (code == KillPoints.EXIT_CODE && death.point().isPresent()) {
            countKill(tally.atPoints);
            return End.AT_POINT;
        }
        if (code != 0) {
            throw new AssertionError("a process failed with exit code " + code + ", " + describe());
        }
        if (Files.readString(output).contains(StormChild.STOPPED)) {
            tally.stops.incrementAndGet();
            return End.STOPPED;
        }
        return End.FINISHED;
    }

    private String describe() throws IOException {
        return "which was to die by " + death + ", in " + output.getParent() + ":\n" + Files.readString(output);
    }
}
