package io.sluice.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.io.IOException;

/** JSON of requests and answers, in UTF-8. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** Of maps, lists, text, numbers, booleans and nulls; maps keep their order. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value, e);
        }
    }

    /**
     * An object; nothing at all is an empty one.
     *
     * @throws SluiceException {@link ErrorCode#INVALID_REQUEST}
     */
    public static JsonNode object(byte[] json) {
        if (json.length == 0) {
            return MAPPER.createObjectNode();
        }
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            throw invalid().causedBy(e);
        }
        throw invalid();
    }

    private static SluiceException invalid() {
        return SluiceException.of(ErrorCode.INVALID_REQUEST, "The body is no JSON object");
    }
}
