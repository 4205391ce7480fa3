package io.sluice.executor.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The forms of lists, maps and optional values. */
final class Containers {
    private Containers() {}

    /** An array. */
    record OfList(Form element) implements Form {
        @Override
        public void write(Object value, JsonGenerator json) throws IOException {
            json.writeStartArray();
            for (Object each : (List<?>) value) {
                element.write(each, json);
            }
            json.writeEndArray();
        }

        @Override
        public Object read(JsonValue json) {
            List<Object> list = new ArrayList<>();
            for (JsonValue each : json.elements()) {
                list.add(element.read(each));
            }
            return list;
        }
    }

    /** An object whose members are the entries, sorted by key. */
    record OfMap(Form element) implements Form {
        @Override
        public void write(Object value, JsonGenerator json) throws IOException {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : new TreeMap<>((Map<?, ?>) value).entrySet()) {
                json.writeFieldName((String) entry.getKey());
                element.write(entry.getValue(), json);
            }
            json.writeEndObject();
        }

        @Override
        public Object read(JsonValue json) {
            Map<String, Object> map = new TreeMap<>();
            json.names().forEach(name -> map.put(name, element.read(json.member(name))));
            return map;
        }
    }

    /**
     * An optional value that is not part of the plan's meaning: never written, and empty when read. Where a call was
     * written is such, or plans that do the same would have different documents.
     */
    record LeftOut() implements Form {
        @Override
        public void write(Object value, JsonGenerator json) {
            throw new IllegalStateException("left out of documents, yet written: " + value);
        }

        @Override
        public Object read(JsonValue json) {
            throw json.damaged("no document has this member");
        }

        @Override
        public boolean isAbsent(Object value) {
            return true;
        }

        @Override
        public Object absent(JsonValue parent, String name) {
            return Optional.empty();
        }
    }

    /** The value, or no member at all. */
    record OfOptional(Form element) implements Form {
        @Override
        public void write(Object value, JsonGenerator json) throws IOException {
            element.write(((Optional<?>) value).orElseThrow(), json);
        }

        @Override
        public Object read(JsonValue json) {
            return Optional.of(element.read(json));
        }

        @Override
        public boolean isAbsent(Object value) {
            return ((Optional<?>) value).isEmpty();
        }

        @Override
        public Object absent(JsonValue parent, String name) {
            return Optional.empty();
        }
    }
}
