package io.sluice.executor.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** How the values of one type look in a document, in both directions. */
interface Form {
    void write(Object value, JsonGenerator json) throws IOException;

    /** @throws io.sluice.core.error.SluiceException naming the place, for what {@link #write} does not give */
    Object read(JsonValue json);

    /** A value that is not written at all when it is a component of a record. */
    default boolean isAbsent(Object value) {
        return false;
    }

    /** What a component is when the document does not have it. */
    default Object absent(JsonValue parent, String name) {
        throw parent.damaged("'" + name + "' is missing");
    }

    /** The form of an object: its members without the braces, so that more can stand beside them. */
    interface OfObject extends Form {
        void writeMembers(Object value, JsonGenerator json) throws IOException;

        Object readMembers(JsonValue json);

        @Override
        default void write(Object value, JsonGenerator json) throws IOException {
            json.writeStartObject();
            writeMembers(value, json);
            json.writeEndObject();
        }

        @Override
        default Object read(JsonValue json) {
            return readMembers(json);
        }
    }
}
