package io.sluice.functions.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One step of a path. */
sealed interface JsonStep {
    /** Hands every value that the step leads to from {@code from} to {@code found}. */
    void walk(Json from, Consumer<Json> found);

    /** Whether it leads to at most one value; a path with another step gives an array. */
    boolean isDefinite();

    /** {@code .name} and {@code ['name']}. */
    record Member(String name) implements JsonStep {
        @Override
        public void walk(Json from, Consumer<Json> found) {
            Json value = from instanceof Json.Members object ? object.members().get(name) : null;
            if (value != null) {
                found.accept(value);
            }
        }

        @Override
        public boolean isDefinite() {
            return true;
        }
    }

    /** {@code ['a', 'b']}: the object with these members only. */
    record Members(List<String> names) implements JsonStep {
        @Override
        public void walk(Json from, Consumer<Json> found) {
            if (from instanceof Json.Members object) {
                Map<String, Json> chosen = new LinkedHashMap<>(object.members());
                chosen.keySet().retainAll(names);
                found.accept(new Json.Members(chosen));
            }
        }

        @Override
        public boolean isDefinite() {
            return true;
        }
    }

    /** {@code [0]}, {@code [-1]}, {@code [0, 2]}; a negative index counts from the end. */
    record Indexes(List<Integer> indexes) implements JsonStep {
        @Override
        public void walk(Json from, Consumer<Json> found) {
            if (from instanceof Json.Elements array) {
                for (int index : indexes) {
                    int at = index < 0 ? array.elements().size() + index : index;
                    if (at >= 0 && at < array.elements().size()) {
                        found.accept(array.elements().get(at));
                    }
                }
            }
        }

        @Override
        public boolean isDefinite() {
            return indexes.size() == 1;
        }
    }

    /** {@code [from:to]}; null where a bound is left out. */
    record Slice(Integer from, Integer to) implements JsonStep {
        @Override
        public void walk(Json source, Consumer<Json> found) {
            if (source instanceof Json.Elements array) {
                int size = array.elements().size();
                int first = from == null ? 0 : Math.max(0, from < 0 ? size + from : from);
                int end = to == null ? size : Math.min(size, to < 0 ? size + to : to);
                for (int i = first; i < end; i++) {
                    found.accept(array.elements().get(i));
                }
            }
        }

        @Override
        public boolean isDefinite() {
            return false;
        }
    }

    /** {@code .*} and {@code [*]}. */
    record Every() implements JsonStep {
        @Override
        public void walk(Json from, Consumer<Json> found) {
            children(from).forEach(found);
        }

        @Override
        public boolean isDefinite() {
            return false;
        }
    }

    /** {@code ..} before a step: from the value, and from all that it holds at any depth. */
    record Descend(JsonStep step) implements JsonStep {
        @Override
        public void walk(Json from, Consumer<Json> found) {
            step.walk(from, found);
            children(from).forEach(child -> walk(child, found));
        }

        @Override
        public boolean isDefinite() {
            return false;
        }
    }

    /** {@code [?(condition)]}: the elements that meet it; of an object, the object itself. */
    record Filter(JsonCondition condition) implements JsonStep {
        @Override
        public void walk(Json from, Consumer<Json> found) {
            if (from instanceof Json.Elements array) {
                array.elements().stream().filter(condition::holds).forEach(found);
            } else if (from instanceof Json.Members && condition.holds(from)) {
                found.accept(from);
            }
        }

        @Override
        public boolean isDefinite() {
            return false;
        }
    }

    private static Iterable<Json> children(Json value) {
        if (value instanceof Json.Members object) {
            return object.members().values();
        }
        return value instanceof Json.Elements array ? array.elements() : List.of();
    }
}
