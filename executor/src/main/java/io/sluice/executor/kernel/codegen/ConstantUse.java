package io.sluice.executor.kernel.codegen;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The constants that the variants of one loop ask for. All variants of a loop ask for the same ones in the same order,
 * so that they share the fields.
 */
final class ConstantUse {
    private record Entry(String type, Object value, String name) {}

    private final ConstantPool pool;
    private final List<Entry> entries = new ArrayList<>();
    private int next;
    private Set<String> used = new LinkedHashSet<>();

    ConstantUse(ConstantPool pool) {
        this.pool = pool;
    }

    /** The field of the next constant. A scratch object of an earlier variant is as good as {@code value}. */
    String name(String type, Object value, boolean scratch) {
        Entry entry = next < entries.size() ? entries.get(next) : null;
        if (entry == null || !entry.type.equals(type) || !(scratch || Objects.equals(entry.value, value))) {
            entry = new Entry(type, value, pool.add(type, value));
            entries.add(next, entry);
        }
        next++;
        used.add(entry.name);
        return entry.name;
    }

    /** Statements that put the constants used since the last call into locals; the next variant begins. */
    String declareLocals() {
        StringBuilder out = new StringBuilder();
        for (String name : used) {
            out.append(pool.typeOf(name)).append(' ').append(name);
            out.append(" = this.").append(name).append(";\n");
        }
        used = new LinkedHashSet<>();
        next = 0;
        return out.toString();
    }
}
