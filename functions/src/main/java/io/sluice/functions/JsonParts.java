package io.sluice.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.nested.NestedArrays;
import io.sluice.core.nested.NestedMaps;
import io.sluice.core.nested.NestedRows;
import io.sluice.core.nested.RowLayout;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.functions.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes values of one nested type as JSON, each part as JSON_STRING writes it: an ARRAY as an array, a ROW as an object,
 * a MAP as an object whose names are the keys as text, a MULTISET as one that counts; names are sorted. For one thread.
 */
public final class JsonParts {
    private final SqlType type;
    private final List<Expr> texts;
    private final Interpreter interpreter;
    private final RowLayout layout;

    /** @throws io.sluice.core.error.SluiceException {@code TYPE_MISMATCH} for a part that has no form in JSON */
    JsonParts(SqlType type, FunctionRegistry registry) {
        this.type = type;
        texts = texts(type, registry);
        interpreter = new Interpreter(registry);
        layout = new RowLayout(type);
    }

    private static List<Expr> texts(SqlType type, FunctionRegistry registry) {
        boolean hasKeys = type.root() == TypeRoot.MAP || type.root() == TypeRoot.MULTISET;
        List<Expr> texts = new ArrayList<>();
        for (int i = 0; i < type.fields().size(); i++) {
            Expr part = new InputRef(0, type.fields().get(i).type().withNullable(true));
            boolean isKey = hasKeys && i == 0;
            texts.add(isKey ? registry.coerce(part, SqlType.string()) : JsonConstruction.string(registry, part));
        }
        return texts;
    }

    /** Gives the JSON of the value that begins at {@code start}. */
    public void write(byte[] heap, int start, Result r) {
        String json =
                switch (type.root()) {
                    case ARRAY -> array(heap, start);
                    case MAP -> map(heap, start);
                    case MULTISET -> multiset(heap, start);
                    case ROW -> row(heap, start);
                    default -> throw new IllegalStateException("not nested: " + type);
                };
        r.setBytes(json.getBytes(UTF_8));
    }

    private String array(byte[] heap, int start) {
        return "[" + String.join(",", parts(heap, start, 0)) + "]";
    }

    private String map(byte[] heap, int start) {
        List<String> keys = parts(heap, NestedMaps.keys(start), 0);
        List<String> values = parts(heap, NestedMaps.values(heap, start), 1);
        Map<String, String> members = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            members.put(keys.get(i), values.get(i));
        }
        return object(members);
    }

    private String multiset(byte[] heap, int start) {
        List<String> keys = parts(heap, NestedMaps.keys(start), 0);
        int counts = NestedMaps.values(heap, start);
        Map<String, String> members = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            members.put(keys.get(i), String.valueOf(NestedArrays.intAt(heap, counts, i)));
        }
        return object(members);
    }

    private String row(byte[] heap, int start) {
        Map<String, String> members = new TreeMap<>();
        for (int i = 0; i < texts.size(); i++) {
            Column field = NestedRows.field(heap, start, layout, i);
            members.put(
                    type.fields().get(i).name(), texts(texts.get(i), field, 1).get(0));
        }
        return object(members);
    }

    private List<String> parts(byte[] heap, int array, int part) {
        SqlType partType = type.fields().get(part).type();
        Column values = NestedArrays.elements(heap, array, partType.physical());
        List<String> parts = texts(texts.get(part), values, NestedArrays.size(heap, array));
        boolean isKey = part == 0 && type.root() != TypeRoot.ARRAY;
        for (int i = 0; isKey && i < parts.size(); i++) {
            if (values.isNull(i)) {
                throw Failures.invalidArgument("a NULL in a " + type.root() + " is no name in JSON");
            }
        }
        return parts;
    }

    private List<String> texts(Expr text, Column values, int size) {
        VarcharColumn column = (VarcharColumn) interpreter.evaluateColumn(text, Batch.of(size, values));
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            texts.add(column.isNull(i) ? "null" : new String(column.heap, column.starts[i], column.lengths[i], UTF_8));
        }
        return texts;
    }

    private static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(m -> quoted(m.getKey()) + ":" + m.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String name) {
        StringBuilder out = new StringBuilder();
        JsonWriter.quote(name, out);
        return out.toString();
    }
}
