package io.sluice.executor.plan;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A value of a parsed document, with the way to it, so that what is wrong is named by its place. Each method demands
 * what its name says and refuses the document otherwise.
 */
final class JsonValue {
    private static final int LONGEST_EXCERPT = 60;

    /** Map, List, String, Boolean, Integer, Long, BigInteger, Double, or null. */
    private final Object content;

    private final JsonValue parent;
    private final String step;

    private JsonValue(Object content, JsonValue parent, String step) {
        this.content = content;
        this.parent = parent;
        this.step = step;
    }

    static JsonValue parse(String text) {
        return new JsonValue(JsonText.parse(text), null, "");
    }

    boolean isNull() {
        return content == null;
    }

    boolean isText() {
        return content instanceof String;
    }

    int integer() {
        return as(Integer.class, "a whole number of 32 bits");
    }

    long longInteger() {
        return content instanceof Integer small ? small : as(Long.class, "a whole number of 64 bits");
    }

    double floating() {
        double value = as(Double.class, "a number with a point");
        if (Double.isInfinite(value)) {
            throw damaged("the number is too large");
        }
        return value;
    }

    boolean bool() {
        return as(Boolean.class, "true or false");
    }

    String text() {
        return as(String.class, "a text");
    }

    List<JsonValue> elements() {
        List<JsonValue> elements = new ArrayList<>();
        for (Object each : as(List.class, "an array")) {
            elements.add(new JsonValue(each, this, "[" + elements.size() + "]"));
        }
        return elements;
    }

    Set<String> names() {
        return object().keySet();
    }

    boolean has(String name) {
        return object().containsKey(name);
    }

    JsonValue member(String name) {
        if (!has(name)) {
            throw damaged("'" + name + "' is missing");
        }
        return new JsonValue(object().get(name), this, "." + name);
    }

    /** The object without one of its members. */
    JsonValue without(String name) {
        Map<String, Object> rest = new HashMap<>(object());
        rest.remove(name);
        return new JsonValue(rest, parent, step);
    }

    void checkMembers(Set<String> known) {
        for (String name : names()) {
            if (!known.contains(name)) {
                throw damaged("'" + excerpt(name) + "' is not known here");
            }
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> object() {
        return as(Map.class, "an object");
    }

    private <T> T as(Class<T> type, String expected) {
        if (!type.isInstance(content)) {
            throw damaged("it is not " + expected);
        }
        return type.cast(content);
    }

    SluiceException damaged(String what) {
        return error(ErrorCode.CHECKPOINT_DAMAGED, what);
    }

    SluiceException error(ErrorCode code, String what) {
        return SluiceException.of(code, "the plan document is wrong at " + path() + ": " + what);
    }

    /** Such as {@code nodes[3].table.path}. */
    private String path() {
        StringBuilder path = new StringBuilder();
        for (JsonValue value = this; value.parent != null; value = value.parent) {
            path.insert(0, value.step);
        }
        return path.isEmpty() ? "its top" : path.substring(path.charAt(0) == '.' ? 1 : 0);
    }

    /** A text of unknown length for a message. */
    static String excerpt(String text) {
        return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "...";
    }
}
