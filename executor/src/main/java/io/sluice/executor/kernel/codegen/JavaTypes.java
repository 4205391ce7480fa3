package io.sluice.executor.kernel.codegen;

import io.sluice.core.type.PhysicalType;
import java.util.List;

/** How each physical type is spelt in generated Java. The lists have one entry for each part of an {@link Operand}. */
final class JavaTypes {
    private JavaTypes() {}

    /** Suffixes that tell the parts of a name apart. */
    static List<String> suffixes(PhysicalType type) {
        return switch (type) {
            case BOOLEAN, INT, LONG, FLOAT, DOUBLE -> List.of("");
            case DECIMAL128 -> List.of("h", "l");
            case BYTES -> List.of("b", "s", "n");
        };
    }

    /** Types of the locals that hold a value. */
    static List<String> locals(PhysicalType type) {
        return switch (type) {
            case BOOLEAN -> List.of("boolean");
            case INT -> List.of("int");
            case LONG -> List.of("long");
            case FLOAT -> List.of("float");
            case DOUBLE -> List.of("double");
            case DECIMAL128 -> List.of("long", "long");
            case BYTES -> List.of("byte[]", "int", "int");
        };
    }

    /** Values of a local before anything is known, and of NULL. */
    static List<String> defaults(PhysicalType type) {
        return switch (type) {
            case BOOLEAN -> List.of("false");
            case INT -> List.of("0");
            case LONG -> List.of("0L");
            case FLOAT -> List.of("0f");
            case DOUBLE -> List.of("0d");
            case DECIMAL128 -> List.of("0L", "0L");
            case BYTES -> List.of("NO_BYTES", "0", "0");
        };
    }

    /** Types of the arrays that hold a column. */
    static List<String> arrays(PhysicalType type) {
        return switch (type) {
            case BOOLEAN -> List.of("boolean[]");
            case INT -> List.of("int[]");
            case LONG -> List.of("long[]");
            case FLOAT -> List.of("float[]");
            case DOUBLE -> List.of("double[]");
            case DECIMAL128 -> List.of("long[]", "long[]");
            case BYTES -> List.of("byte[]", "int[]", "int[]");
        };
    }

    /** Fields of the column class that hold those arrays. */
    static List<String> columnFields(PhysicalType type) {
        return switch (type) {
            case BOOLEAN, INT, LONG, FLOAT, DOUBLE -> List.of("values");
            case DECIMAL128 -> List.of("high", "low");
            case BYTES -> List.of("heap", "starts", "lengths");
        };
    }

    static String columnClass(PhysicalType type) {
        return switch (type) {
            case BOOLEAN -> "BooleanColumn";
            case INT -> "IntColumn";
            case LONG -> "LongColumn";
            case FLOAT -> "FloatColumn";
            case DOUBLE -> "DoubleColumn";
            case DECIMAL128 -> "DecimalColumn";
            case BYTES -> "VarcharColumn";
        };
    }
}
