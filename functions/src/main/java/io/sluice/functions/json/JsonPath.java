package io.sluice.functions.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A path such as {@code lax $.items[0].price}. Immutable.
 *
 * <p>It begins with {@code lax} or {@code strict}; without either it is strict, as in Flink. What is not found is empty
 * in a lax path and an error in a strict one. A path with a step that can lead to several values ({@code *}, {@code ..},
 * slices, lists, filters) gives the array of them.
 *
 * @param isLax whether the path is lax
 */
public record JsonPath(boolean isLax, List<JsonStep> steps) {
    public JsonPath {
        steps = List.copyOf(steps);
    }

    /** @throws io.sluice.core.error.SluiceException INVALID_ARGUMENT for a text that is no path */
    public static JsonPath parse(String text) {
        return new JsonPathParser(text).path();
    }

    /** Empty when a path that leads to one value does not find it. */
    public Optional<Json> find(Json root) {
        List<Json> found = walk(root, steps);
        if (steps.stream().allMatch(JsonStep::isDefinite)) {
            return found.stream().findFirst();
        }
        return Optional.of(new Json.Elements(found));
    }

    static List<Json> walk(Json root, List<JsonStep> steps) {
        List<Json> current = List.of(root);
        for (JsonStep step : steps) {
            List<Json> next = new ArrayList<>();
            current.forEach(value -> step.walk(value, next::add));
            current = next;
        }
        return current;
    }
}
