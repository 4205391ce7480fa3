package io.sluice.executor.kernel.codegen;

import java.util.ArrayList;
import java.util.List;

/**
 * What differs between kernels of one shape: literals and planned constants become fields that are set when the program
 * is made, so that the generated text, and with it the compiled class, is shared.
 */
final class ConstantPool {
    /** Assignments per generated method. */
    private static final int CHUNK = 100;

    private final List<String> types = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** The field that holds the value; {@code type} is its Java type as written in source. */
    String add(String type, Object value) {
        types.add(type);
        values.add(value);
        return name(values.size() - 1);
    }

    Object[] values() {
        return values.stream()
                .map(v -> v instanceof LiteralText.Utf8 text ? text.bytes() : v)
                .toArray();
    }

    /** The Java type of a field of this pool, or null for another name. */
    String typeOf(String name) {
        return types.get(Integer.parseInt(name.substring(1)));
    }

    void writeTo(StringBuilder out) {
        for (int i = 0; i < types.size(); i++) {
            out.append("private ")
                    .append(types.get(i))
                    .append(' ')
                    .append(name(i))
                    .append(";\n");
        }
        out.append("public void init(Object[] k) {\n");
        for (int from = 0; from < types.size(); from += CHUNK) {
            out.append("init").append(from).append("(k);\n");
        }
        out.append("}\n");
        for (int from = 0; from < types.size(); from += CHUNK) {
            writeChunk(from, Math.min(from + CHUNK, types.size()), out);
        }
    }

    private void writeChunk(int from, int to, StringBuilder out) {
        out.append("private void init").append(from).append("(Object[] k) {\n");
        for (int i = from; i < to; i++) {
            out.append(name(i)).append(" = ").append(unboxed(i)).append(";\n");
        }
        out.append("}\n");
    }

    private String unboxed(int i) {
        String type = types.get(i);
        String element = "k[" + i + "]";
        return switch (type) {
            case "boolean" -> "((Boolean) " + element + ").booleanValue()";
            case "int" -> "((Integer) " + element + ").intValue()";
            case "long" -> "((Long) " + element + ").longValue()";
            case "float" -> "((Float) " + element + ").floatValue()";
            case "double" -> "((Double) " + element + ").doubleValue()";
            default -> "(" + type + ") " + element;
        };
    }

    private static String name(int i) {
        return "k" + i;
    }
}
