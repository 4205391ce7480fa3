package io.sluice.executor.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of what may follow what, written out. */
class JobStateTest {
    @Test
    void transitions() {
        String table = Arrays.stream(JobState.values())
                .map(from -> from + ": "
                        + Arrays.stream(JobState.values())
                                .filter(from::canBecome)
                                .map(Enum::name)
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
        assertEquals(
                """
                INITIALIZING: CREATED FAILING CANCELLING FINISHED
                CREATED: RUNNING FAILING CANCELLING
                RUNNING: FAILING CANCELLING FINISHED
                FAILING: FAILED CANCELLING RESTARTING
                FAILED:\s
                CANCELLING: CANCELED
                CANCELED:\s
                FINISHED:\s
                RESTARTING: CREATED FAILING CANCELLING FINISHED""",
                table);
    }

    @Test
    void threeAreFinal() {
        assertEquals(
                "FAILED CANCELED FINISHED",
                Arrays.stream(JobState.values())
                        .filter(JobState::isFinal)
                        .map(Enum::name)
                        .collect(Collectors.joining(" ")));
    }
}
