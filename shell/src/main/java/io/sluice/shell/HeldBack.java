package io.sluice.shell;

import java.util.List;

/** Who holds the watermark of a job back, in words, from the rows of {@code SHOW WATERMARKS FOR JOB}. Stateless. */
final class HeldBack {
    private static final int OPERATOR = 0;
    private static final int INPUT = 1;
    private static final int HOLDER = 3;
    private static final int IDLE_SINCE = 4;
    private static final int NEXT_WINDOW_END = 5;

    private HeldBack() {}

    /** To stand behind a sentence about the watermark; empty when nobody holds it back. */
    static String of(List<List<String>> inputs) {
        StringBuilder text = new StringBuilder();
        List<List<String>> held =
                inputs.stream().filter(input -> input.get(HOLDER) != null).toList();
        held.stream()
                .filter(input -> input.get(NEXT_WINDOW_END) != null)
                .findFirst()
                .or(() -> held.stream().findFirst())
                .ifPresent(input -> text.append(waiting(input)));
        for (List<String> input : inputs) {
            if (input.get(IDLE_SINCE) != null) {
                text.append("; ").append(input.get(OPERATOR)).append(' ').append(input.get(INPUT));
                text.append(" is idle since ").append(input.get(IDLE_SINCE)).append(" and does not count");
            }
        }
        return text.toString();
    }

    private static String waiting(List<String> input) {
        String end = input.get(NEXT_WINDOW_END);
        return end == null
                ? "; it is held back by " + input.get(HOLDER)
                : "; " + input.get(OPERATOR) + " waits at its input " + input.get(INPUT) + " for " + end
                        + ", held back by " + input.get(HOLDER);
    }
}
