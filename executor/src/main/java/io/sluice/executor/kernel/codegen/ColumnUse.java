package io.sluice.executor.kernel.codegen;

import io.sluice.core.expr.InputRef;
import io.sluice.core.type.PhysicalType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The input columns that a loop reads, and the Java names of their arrays: {@code c5} and its null mask {@code n5}. */
final class ColumnUse {
    private final Map<Integer, PhysicalType> columns = new TreeMap<>();

    void add(InputRef ref) {
        columns.put(ref.index(), ref.type().physical());
    }

    Map<Integer, PhysicalType> columns() {
        return columns;
    }

    /** Whether one of the columns holds a NULL, as a Java condition over {@code in}. */
    String anyNull() {
        return String.join(
                " || ",
                columns.keySet().stream()
                        .map(c -> "in[" + c + "].nulls != null")
                        .toList());
    }

    /** The heap of the only text column, of which results may be slices, or {@code null}. */
    String onlyHeap() {
        List<Integer> texts = columns.entrySet().stream()
                .filter(e -> e.getValue() == PhysicalType.BYTES)
                .map(Map.Entry::getKey)
                .toList();
        return texts.size() == 1 ? "c" + texts.get(0) + "b" : "null";
    }

    static List<String> arrayNames(int column, PhysicalType type) {
        return JavaTypes.suffixes(type).stream().map(s -> "c" + column + s).toList();
    }

    static String maskName(int column) {
        return "n" + column;
    }

    /** Statements that put the arrays of all columns into locals. */
    String declareLocals(boolean withMasks) {
        StringBuilder out = new StringBuilder();
        columns.forEach((column, type) -> {
            List<String> types = JavaTypes.arrays(type);
            List<String> assignments = assignments(column, type);
            for (int i = 0; i < types.size(); i++) {
                out.append(types.get(i)).append(' ').append(assignments.get(i));
            }
            if (withMasks) {
                out.append("boolean[] ").append(maskAssignment(column));
            }
        });
        return out.toString();
    }

    /** One group of statements for each column that puts its arrays into fields. */
    List<String> assignFields() {
        List<String> out = new ArrayList<>();
        columns.forEach((column, type) -> out.add(String.join("", assignments(column, type)) + maskAssignment(column)));
        return out;
    }

    /** The fields for {@link #assignFields}. */
    static String declareFields(Map<Integer, PhysicalType> columns) {
        StringBuilder out = new StringBuilder();
        columns.forEach((column, type) -> {
            List<String> names = arrayNames(column, type);
            for (int i = 0; i < names.size(); i++) {
                out.append("private ").append(JavaTypes.arrays(type).get(i));
                out.append(' ').append(names.get(i)).append(";\n");
            }
            out.append("private boolean[] ").append(maskName(column)).append(";\n");
        });
        return out.toString();
    }

    private static List<String> assignments(int column, PhysicalType type) {
        List<String> names = arrayNames(column, type);
        List<String> fields = JavaTypes.columnFields(type);
        List<String> out = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String cast = "((" + JavaTypes.columnClass(type) + ") in[" + column + "])";
            out.add(names.get(i) + " = " + cast + "." + fields.get(i) + ";\n");
        }
        return out;
    }

    private static String maskAssignment(int column) {
        return maskName(column) + " = mask(in[" + column + "], n);\n";
    }
}
