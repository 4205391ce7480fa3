package io.sluice.executor.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.core.error.SluiceException;
import io.sluice.core.type.SqlType;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/** One JSON value: a number, a truth value, a text, a type as SQL text, a constant's name. */
record ScalarForm(Writing writing, Function<JsonValue, Object> reading, boolean nullable) implements Form {
    static final Form INT = new ScalarForm((v, json) -> json.writeNumber((Integer) v), JsonValue::integer, false);
    static final Form LONG = new ScalarForm((v, json) -> json.writeNumber((Long) v), JsonValue::longInteger, false);
    static final Form BOOLEAN = new ScalarForm((v, json) -> json.writeBoolean((Boolean) v), JsonValue::bool, false);
    static final Form TEXT = new ScalarForm(ScalarForm::writeText, JsonValue::text, false);
    static final Form NULLABLE_TEXT = new ScalarForm(ScalarForm::writeText, JsonValue::text, true);
    static final Form SQL_TYPE = new ScalarForm(ScalarForm::writeType, ScalarForm::readType, false);

    private static final Map<Class<?>, Form> FORMS = Map.of(
            int.class, INT,
            Integer.class, INT,
            long.class, LONG,
            boolean.class, BOOLEAN,
            String.class, TEXT,
            SqlType.class, SQL_TYPE);

    /** How a value is written. */
    interface Writing {
        void write(Object value, JsonGenerator json) throws IOException;
    }

    /** The form of a type; null when it is not a scalar. */
    static Form of(Class<?> type) {
        return type.isEnum() ? constant(type) : FORMS.get(type);
    }

    private static Form constant(Class<?> type) {
        return new ScalarForm(
                (v, json) -> json.writeString(((Enum<?>) v).name()),
                json -> Arrays.stream(type.getEnumConstants())
                        .filter(c -> ((Enum<?>) c).name().equals(json.text()))
                        .findFirst()
                        .orElseThrow(() -> json.damaged("'" + JsonValue.excerpt(json.text()) + "' is none of "
                                + Arrays.toString(type.getEnumConstants()))),
                false);
    }

    private static void writeText(Object value, JsonGenerator json) throws IOException {
        if (value == null) {
            throw new IllegalStateException("a text of the plan is null");
        }
        json.writeString((String) value);
    }

    private static void writeType(Object value, JsonGenerator json) throws IOException {
        String text = value.toString();
        if (!SqlType.parse(text).equals(value)) {
            throw new IllegalStateException("the text of type " + text + " does not say all of it");
        }
        json.writeString(text);
    }

    private static SqlType readType(JsonValue json) {
        try {
            SqlType type = SqlType.parse(json.text());
            if (type.toString().equals(json.text())) {
                return type;
            }
        } catch (IllegalArgumentException e) {
            throw notAType(json).causedBy(e);
        }
        throw notAType(json);
    }

    private static SluiceException notAType(JsonValue json) {
        return json.damaged("'" + JsonValue.excerpt(json.text()) + "' is not a type");
    }

    @Override
    public void write(Object value, JsonGenerator json) throws IOException {
        writing.write(value, json);
    }

    @Override
    public Object read(JsonValue json) {
        return reading.apply(json);
    }

    @Override
    public boolean isAbsent(Object value) {
        return nullable && value == null;
    }

    @Override
    public Object absent(JsonValue parent, String name) {
        return nullable ? null : Form.super.absent(parent, name);
    }
}
