package io.sluice.core.type;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The columns of a table, a batch or a plan node, in order. */
public record RowType(List<Field> fields) {
    public RowType {
        fields = List.copyOf(fields);
    }

    public static RowType of(Field... fields) {
        return new RowType(List.of(fields));
    }

    public int size() {
        return fields.size();
    }

    public SqlType type(int index) {
        return fields.get(index).type();
    }

    public String name(int index) {
        return fields.get(index).name();
    }

    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    public List<SqlType> types() {
        return fields.stream().map(Field::type).toList();
    }

    /** The position of a column, or -1. Names are case-sensitive. */
    public int indexOf(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    public RowType project(List<Integer> columns) {
        return new RowType(columns.stream().map(fields::get).toList());
    }

    public RowType concat(RowType other) {
        List<Field> all = new ArrayList<>(fields);
        all.addAll(other.fields);
        return new RowType(all);
    }

    @Override
    public String toString() {
        return fields.stream().map(Field::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
