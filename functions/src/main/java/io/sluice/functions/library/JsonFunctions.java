package io.sluice.functions.library;

import io.sluice.functions.Failures;
import io.sluice.functions.Result;
import io.sluice.functions.json.Json;
import io.sluice.functions.json.JsonPath;
import io.sluice.functions.json.JsonReader;
import io.sluice.functions.json.JsonWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * IS JSON, JSON_EXISTS, JSON_VALUE and JSON_QUERY. What each does where nothing is found, or the text is not JSON, comes
 * as a text: the words before ON EMPTY and ON ERROR. A path that is a constant is read once, as {@link PathConstant}.
 */
public final class JsonFunctions {
    private JsonFunctions() {}

    /** A path that is known when the call is planned, or null for one that each row brings. */
    public record PathConstant(JsonPath path) {
        JsonPath orElse(byte[] heap, int start, int length) {
            return path != null ? path : JsonPath.parse(Utf8.text(heap, start, length));
        }
    }

    /** What a path leads to: a value, nothing, or an error. */
    private record Found(Json value, String error) {
        static Found of(byte[] heap, int start, int length, JsonPath path) {
            Optional<Json> root = JsonReader.read(heap, start, length);
            if (root.isEmpty()) {
                return path.isLax() ? new Found(null, null) : new Found(null, "the text is not JSON");
            }
            Json value = path.find(root.get()).orElse(null);
            boolean missing = value == null && !path.isLax();
            return new Found(value instanceof Json.Nothing ? null : value, missing ? "the path leads nowhere" : null);
        }
    }

    public static boolean isJson(boolean isNull, byte[] heap, int start, int length) {
        return !isNull && JsonReader.read(heap, start, length).isPresent();
    }

    public static boolean isObject(boolean isNull, byte[] heap, int start, int length) {
        return !isNull && JsonReader.read(heap, start, length).orElse(null) instanceof Json.Members;
    }

    public static boolean isArray(boolean isNull, byte[] heap, int start, int length) {
        return !isNull && JsonReader.read(heap, start, length).orElse(null) instanceof Json.Elements;
    }

    public static boolean isScalar(boolean isNull, byte[] heap, int start, int length) {
        return !isNull
                && JsonReader.read(heap, start, length).map(Json::isScalar).orElse(false);
    }

    public static boolean exists(
            byte[] heap,
            int start,
            int length,
            byte[] path,
            int pathStart,
            int pathLength,
            byte[] onError,
            int onErrorStart,
            int onErrorLength,
            PathConstant constant,
            Result r) {
        Found found = Found.of(heap, start, length, constant.orElse(path, pathStart, pathLength));
        if (found.error == null) {
            return found.value != null;
        }
        return switch (Utf8.text(onError, onErrorStart, onErrorLength)) {
            case "TRUE" -> true;
            case "UNKNOWN" -> {
                r.isNull = true;
                yield false;
            }
            case "ERROR" -> throw failed("JSON_EXISTS", found.error);
            default -> false;
        };
    }

    /** The defaults are used where their word is DEFAULT; they may be NULL. */
    public static void value(
            boolean isNull,
            byte[] heap,
            int start,
            int length,
            boolean pathIsNull,
            byte[] path,
            int pathStart,
            int pathLength,
            boolean onEmptyIsNull,
            byte[] onEmpty,
            int onEmptyStart,
            int onEmptyLength,
            boolean emptyIsNull,
            byte[] empty,
            int emptyStart,
            int emptyLength,
            boolean onErrorIsNull,
            byte[] onError,
            int onErrorStart,
            int onErrorLength,
            boolean errorIsNull,
            byte[] error,
            int errorStart,
            int errorLength,
            PathConstant constant,
            Result r) {
        if (isNull || pathIsNull) {
            r.isNull = true;
            return;
        }
        JsonPath used = constant.orElse(path, pathStart, pathLength);
        Found found = Found.of(heap, start, length, used);
        boolean isComposite = found.value != null && !found.value.isScalar();
        if (found.value != null && !isComposite) {
            r.setBytes(Utf8.bytes(JsonWriter.scalar(found.value)));
        } else if (found.error != null || !used.isLax()) {
            String reason = found.error != null ? found.error : "the value is not a scalar";
            String word = Utf8.text(onError, onErrorStart, onErrorLength);
            instead(word, reason, errorIsNull, error, errorStart, errorLength, r);
        } else {
            String word = Utf8.text(onEmpty, onEmptyStart, onEmptyLength);
            instead(word, "the result is empty", emptyIsNull, empty, emptyStart, emptyLength, r);
        }
    }

    private static void instead(
            String word, String reason, boolean isNull, byte[] text, int start, int length, Result r) {
        switch (word) {
            case "ERROR" -> throw failed("JSON_VALUE", reason);
            case "DEFAULT" -> {
                r.isNull = isNull;
                r.setSlice(text, start, length);
            }
            default -> r.isNull = true;
        }
    }

    public static void query(
            byte[] heap,
            int start,
            int length,
            byte[] path,
            int pathStart,
            int pathLength,
            byte[] wrapper,
            int wrapperStart,
            int wrapperLength,
            byte[] onEmpty,
            int onEmptyStart,
            int onEmptyLength,
            byte[] onError,
            int onErrorStart,
            int onErrorLength,
            PathConstant constant,
            Result r) {
        JsonPath used = constant.orElse(path, pathStart, pathLength);
        Found found = Found.of(heap, start, length, used);
        Json value = wrapped(found.value, Utf8.text(wrapper, wrapperStart, wrapperLength));
        if (value != null && !value.isScalar()) {
            r.setBytes(Utf8.bytes(JsonWriter.write(value)));
        } else if (found.error != null || (value != null && !used.isLax())) {
            String reason = found.error != null ? found.error : "a scalar needs an ARRAY WRAPPER";
            substitute(Utf8.text(onError, onErrorStart, onErrorLength), reason, r);
        } else {
            substitute(Utf8.text(onEmpty, onEmptyStart, onEmptyLength), "the result is empty", r);
        }
    }

    private static Json wrapped(Json value, String wrapper) {
        boolean isArray = value instanceof Json.Elements;
        boolean wraps = wrapper.equals("UNCONDITIONAL") || (wrapper.equals("CONDITIONAL") && !isArray);
        return value == null || !wraps ? value : new Json.Elements(List.of(value));
    }

    private static void substitute(String word, String reason, Result r) {
        switch (word.toUpperCase(Locale.ROOT)) {
            case "ERROR" -> throw failed("JSON_QUERY", reason);
            case "EMPTY ARRAY" -> r.setBytes(new byte[] {'[', ']'});
            case "EMPTY OBJECT" -> r.setBytes(new byte[] {'{', '}'});
            default -> r.isNull = true;
        }
    }

    private static RuntimeException failed(String function, String reason) {
        return Failures.invalidArgument(function + ": " + reason);
    }
}
