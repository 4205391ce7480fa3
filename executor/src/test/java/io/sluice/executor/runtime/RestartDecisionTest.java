package io.sluice.executor.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which failures are worth a restart at all. The strategy used here would allow nine. */
class RestartDecisionTest {
    private final RestartDecision decision = new RestartDecision(JobSettings.from(Settings.of(
                    Map.of("restart-strategy.type", "fixed-delay", "restart-strategy.fixed-delay.attempts", "9")))
            .restart()
            .create(false, 1));

    private boolean restarts(ErrorCode code, String message, long checkpoint) {
        return decision.onFailure(SluiceException.of(code, message), checkpoint, 0)
                .isPresent();
    }

    @Test
    void whatTheUserMustMendIsNotRestarted() {
        assertEquals(false, restarts(ErrorCode.MALFORMED_RECORD, "f:1:1: bad", 0));
        assertEquals(false, restarts(ErrorCode.SOURCE_CHANGED, "f is another file", 3));
        assertEquals(false, restarts(ErrorCode.CHECKPOINT_DAMAGED, "block 7", 3));
    }

    @Test
    void theSameBugOrFullHeapAfterTheSameCheckpointIsNotRestarted() {
        for (ErrorCode code : new ErrorCode[] {ErrorCode.INTERNAL_ERROR, ErrorCode.OUT_OF_MEMORY}) {
            assertEquals(true, restarts(code, "once", 7));
            assertEquals(true, restarts(code, "other", 7));
            assertEquals(true, restarts(code, "other", 8));
            assertEquals(false, restarts(code, "other", 8));
        }
    }

    @Test
    void whatLiesOutsideMayMendItselfHoweverOften() {
        for (int i = 0; i < 9; i++) {
            assertEquals(true, restarts(ErrorCode.IO_ERROR, "no route to the server", 7));
        }
        assertEquals(false, restarts(ErrorCode.IO_ERROR, "no route to the server", 7), "nine attempts are allowed");
    }
}
