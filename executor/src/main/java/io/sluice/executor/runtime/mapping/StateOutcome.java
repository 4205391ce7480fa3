package io.sluice.executor.runtime.mapping;

/**
 * What becomes of one state when a plan starts from a checkpoint.
 *
 * @param operator the operator's name
 * @param state what is kept; of an operator that the plan does not have, as the plan before said it
 * @param reason why, in words; may be empty
 */
public record StateOutcome(String operator, String state, Outcome outcome, String reason) {
    /** The kinds. */
    public enum Outcome {
        REUSED("reused"),
        /** It starts empty. */
        NEW("new"),
        /** The checkpoint holds it and no operator takes it. */
        LEFT_OVER("left over"),
        /** What was read before means something else than what is read now. */
        INCOMPATIBLE("incompatible");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
