package io.sluice.executor.runtime.task;

import static io.sluice.executor.runtime.fixture.Plans.limit;
import static io.sluice.executor.runtime.fixture.Plans.scan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.Watermark;
import io.sluice.core.time.Clock;
import io.sluice.executor.operator.LimitOperator;
import io.sluice.executor.operator.Operator;
import io.sluice.executor.operator.OperatorContext;
import io.sluice.executor.operator.OperatorMetrics;
import io.sluice.executor.operator.TestPlans;
import io.sluice.executor.runtime.checkpoint.OperatorState;
import io.sluice.executor.runtime.schedule.SeededScheduler;
import io.sluice.executor.spill.MemoryBudget;
import io.sluice.executor.state.KeyGroupRange;
import io.sluice.executor.state.keyed.KeyedState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Operators that had come to their end when the checkpoint was taken from which a run starts. */
class EndedStageTest {
    private final List<String> below = new ArrayList<>();

    private final class Below implements Receiver {
        @Override
        public void batch(int input, Batch batch) {
            below.add("rows " + batch.rowCount);
        }

        @Override
        public void watermark(int input, long micros) {
            below.add(micros == Watermark.MAX ? "watermark MAX" : "watermark " + micros);
        }

        @Override
        public void idle(int input) {
            below.add("idle");
        }

        @Override
        public void end(int input) {
            below.add("end");
        }

        @Override
        public boolean isSatisfied() {
            return false;
        }
    }

    private OperatorStage stage(Operator operator, Optional<OperatorState> earlier) {
        OperatorMetrics metrics = new OperatorMetrics();
        OperatorContext context = new OperatorContext(
                "operator",
                0,
                1,
                KeyGroupRange.of(128, 1, 0),
                128,
                new SeededScheduler(1).clock(),
                new KeyedState(
                        "operator",
                        KeyGroupRange.of(128, 1, 0),
                        128,
                        new MemoryBudget(Long.MAX_VALUE),
                        false,
                        Optional.empty()),
                TestPlans.memory(Long.MAX_VALUE),
                metrics);
        FanOut out = new FanOut(List.of(new FanOut.Target(new Below(), 0)));
        OperatorStage stage = new OperatorStage(
                new Account("operator", "operator", new Stopwatch(Clock.SYSTEM)),
                operator,
                context,
                earlier,
                1,
                out,
                new FanOut(List.of()));
        stage.open();
        return stage;
    }

    private static Optional<OperatorState> ended(OperatorStage stage) {
        stage.watermark(0, Watermark.MAX);
        stage.end(0);
        return Optional.of(
                new OperatorState(List.of(stage.finalState(new HashMap<>()).sections())));
    }

    private static Batch rows(int count) {
        return Batch.of(count, new LongColumn(new long[count], null), new LongColumn(new long[count], null));
    }

    @Test
    void handsItsLastWatermarkOnAgain() {
        Optional<OperatorState> earlier = ended(stage(new UnionOperator(), Optional.empty()));
        below.clear();
        OperatorStage again = stage(new UnionOperator(), earlier);
        again.watermark(0, Watermark.MAX);
        again.end(0);
        assertEquals(List.of("watermark MAX", "end"), below);
    }

    @Test
    void aLimitThatHadItsRowsForgetsThoseThatAreStillSent() {
        OperatorStage first = stage(new LimitOperator(limit(scan("t"), 2)), Optional.empty());
        first.batch(0, rows(3));
        assertTrue(first.isSatisfied());
        Optional<OperatorState> earlier = ended(first);
        below.clear();
        OperatorStage again = stage(new LimitOperator(limit(scan("t"), 2)), earlier);
        again.batch(0, rows(3));
        assertEquals(List.of(), below);
        assertTrue(again.isSatisfied());
        Optional<OperatorState> later = ended(again);
        stage(new LimitOperator(limit(scan("t"), 2)), later).batch(0, rows(1));
    }

    @Test
    void rowsAfterTheEndOfTheInputAreABug() {
        Optional<OperatorState> earlier = ended(stage(new UnionOperator(), Optional.empty()));
        OperatorStage again = stage(new UnionOperator(), earlier);
        assertThrows(OperatorFailure.class, () -> again.batch(0, rows(1)));
    }
}
