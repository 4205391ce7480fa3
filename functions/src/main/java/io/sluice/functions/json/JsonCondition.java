package io.sluice.functions.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The condition of a filter in a path. */
sealed interface JsonCondition {
    boolean holds(Json current);

    /** All conditions, or any of them, hold. */
    record Connected(List<JsonCondition> conditions, boolean all) implements JsonCondition {
        @Override
        public boolean holds(Json current) {
            return all
                    ? conditions.stream().allMatch(c -> c.holds(current))
                    : conditions.stream().anyMatch(c -> c.holds(current));
        }
    }

    record Not(JsonCondition condition) implements JsonCondition {
        @Override
        public boolean holds(Json current) {
            return !condition.holds(current);
        }
    }

    /** {@code @.x}: there is such a value. */
    record Exists(List<JsonStep> steps) implements JsonCondition {
        @Override
        public boolean holds(Json current) {
            return JsonPath.walk(current, steps).size() > 0;
        }
    }

    /** {@code @.x < 3}; a value that is not there equals nothing. */
    record Compared(List<JsonStep> steps, String operator, Json with) implements JsonCondition {
        @Override
        public boolean holds(Json current) {
            List<Json> found = JsonPath.walk(current, steps);
            if (found.size() != 1) {
                return operator.equals("!=");
            }
            Json value = found.get(0);
            if (operator.equals("==") || operator.equals("!=")) {
                return isEqual(value, with) == operator.equals("==");
            }
            return order(value, with).map(this::isInOrder).orElse(false);
        }

        private boolean isInOrder(int order) {
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }
    }

    private static boolean isEqual(Json a, Json b) {
        return a.equals(b) || order(a, b).map(o -> o == 0).orElse(false);
    }

    /** Numbers by value, texts by character; empty for anything else. */
    private static Optional<Integer> order(Json a, Json b) {
        if (a instanceof Json.Number x && b instanceof Json.Number y) {
            return Optional.of(new BigDecimal(x.digits()).compareTo(new BigDecimal(y.digits())));
        }
        return a instanceof Json.Text x && b instanceof Json.Text y
                ? Optional.of(x.text().compareTo(y.text()))
                : Optional.empty();
    }
}
