package io.sluice.executor.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.SqlType;
import io.sluice.core.value.Bytes;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Set;

/** A constant: its value as its type is stored, bytes in hexadecimal digits, and the type. NULL is JSON's null. */
final class LiteralForm implements Form.OfObject {
    private static final String VALUE = "value";
    private static final String TYPE = "type";
    private static final int MOST_BITS = 127;

    @Override
    public void writeMembers(Object value, JsonGenerator json) throws IOException {
        Literal literal = (Literal) value;
        json.writeFieldName(VALUE);
        if (literal.value() == null) {
            json.writeNull();
        } else {
            writeValue(literal.value(), literal.type(), json);
        }
        json.writeFieldName(TYPE);
        ScalarForm.SQL_TYPE.write(literal.type(), json);
    }

    private static void writeValue(Object value, SqlType type, JsonGenerator json) throws IOException {
        switch (type.physical()) {
            case BOOLEAN -> json.writeBoolean((Boolean) value);
            case INT -> json.writeNumber((Integer) value);
            case LONG -> json.writeNumber((Long) value);
            case FLOAT -> writeDouble((Float) value, json);
            case DOUBLE -> writeDouble((Double) value, json);
            case DECIMAL128 -> json.writeString(((BigInteger) value).toString());
            case BYTES -> json.writeString(value instanceof Bytes bytes ? bytes.toHex() : (String) value);
        }
    }

    private static void writeDouble(double value, JsonGenerator json) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeString(Double.toString(value));
        }
    }

    @Override
    public Object readMembers(JsonValue json) {
        json.checkMembers(Set.of(VALUE, TYPE));
        SqlType type = (SqlType) ScalarForm.SQL_TYPE.read(json.member(TYPE));
        JsonValue value = json.member(VALUE);
        return new Literal(value.isNull() ? null : readValue(value, type), type);
    }

    private static Object readValue(JsonValue json, SqlType type) {
        return switch (type.physical()) {
            case BOOLEAN -> json.bool();
            case INT -> json.integer();
            case LONG -> json.longInteger();
            case FLOAT -> readFloat(json);
            case DOUBLE -> readDouble(json);
            case DECIMAL128 -> readDecimal(json);
            case BYTES -> type.isText() ? json.text() : readBytes(json);
        };
    }

    private static Bytes readBytes(JsonValue json) {
        try {
            return Bytes.ofHex(json.text());
        } catch (IllegalArgumentException e) {
            throw json.damaged("'" + JsonValue.excerpt(json.text()) + "' is not in hexadecimal digits")
                    .causedBy(e);
        }
    }

    /** Floats are written as the double that equals them. */
    private static float readFloat(JsonValue json) {
        double wide = readDouble(json);
        float value = (float) wide;
        if (Double.compare(value, wide) != 0) {
            throw json.damaged(wide + " is not a FLOAT");
        }
        return value;
    }

    private static double readDouble(JsonValue json) {
        if (!json.isText()) {
            return json.floating();
        }
        return switch (json.text()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw json.damaged("'" + JsonValue.excerpt(json.text()) + "' is not a number");
        };
    }

    private static BigInteger readDecimal(JsonValue json) {
        String text = json.text();
        if (!text.matches("-?\\d{1,39}") || new BigInteger(text).bitLength() > MOST_BITS) {
            throw json.damaged("'" + JsonValue.excerpt(text) + "' is not a whole number of 128 bits");
        }
        return new BigInteger(text);
    }
}
