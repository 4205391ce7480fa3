package io.sluice.executor.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** One of the kinds that a sealed interface permits: the object of that kind, with its {@code kind} in front. */
final class SealedForm implements Form {
    private static final String KIND = "kind";
    private static final String NODE_SUFFIX = "Node";

    private final Forms forms;
    private final Map<String, Class<?>> kinds = new TreeMap<>();

    SealedForm(Class<?> type, Forms forms) {
        this.forms = forms;
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            kinds.put(kind(permitted), permitted);
        }
    }

    /** The name of a kind: its record's, without Node. */
    static String kind(Class<?> type) {
        String name = type.getSimpleName();
        return name.endsWith(NODE_SUFFIX) ? name.substring(0, name.length() - NODE_SUFFIX.length()) : name;
    }

    @Override
    public void write(Object value, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField(KIND, kind(value.getClass()));
        forms.ofObject(value.getClass()).writeMembers(value, json);
        json.writeEndObject();
    }

    @Override
    public Object read(JsonValue json) {
        JsonValue kind = json.member(KIND);
        Class<?> type = kinds.get(kind.text());
        if (type == null) {
            throw unknown(kind);
        }
        return forms.ofObject(type).readMembers(json.without(KIND));
    }

    private SluiceException unknown(JsonValue kind) {
        SluiceException error = kind.error(
                        ErrorCode.STATE_INCOMPATIBLE,
                        "this release knows no kind '" + JsonValue.excerpt(kind.text()) + "'")
                .expected("one of " + String.join(", ", kinds.keySet()));
        return NearestName.of(kind.text(), kinds.keySet())
                .map(near -> error.hint("did you mean '" + near + "'?"))
                .orElse(error.hint("run the release that wrote it"));
    }
}
