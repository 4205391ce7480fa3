package io.sluice.executor.kernel.codegen;

import io.sluice.core.type.PhysicalType;
import java.util.List;

/** The text of one method body, with fresh names for its locals. */
final class CodeWriter {
    private final StringBuilder text = new StringBuilder();
    private int names;

    String fresh(String prefix) {
        return prefix + names++;
    }

    /** Adds a line made of the parts. */
    CodeWriter line(String... parts) {
        for (String part : parts) {
            text.append(part);
        }
        text.append('\n');
        return this;
    }

    /** Declares locals that hold the parts of a value; returns their names. */
    List<String> locals(PhysicalType type, List<String> values) {
        String name = fresh("v");
        List<String> types = JavaTypes.locals(type);
        List<String> names =
                JavaTypes.suffixes(type).stream().map(s -> name + s).toList();
        for (int i = 0; i < names.size(); i++) {
            line(types.get(i), " ", names.get(i), " = ", values.get(i), ";");
        }
        return names;
    }

    /** A null flag and a value that are assigned later; undefined and NULL until then. */
    Operand declare(PhysicalType type) {
        String isNull = fresh("m");
        line("boolean ", isNull, " = true;");
        return new Operand(type, isNull, locals(type, JavaTypes.defaults(type)));
    }

    /** Copies a value into what {@link #declare} gave. */
    void assign(Operand target, Operand value) {
        line(target.isNull(), " = ", value.isNull(), ";");
        for (int i = 0; i < target.parts().size() && !value.alwaysNull(); i++) {
            line(target.parts().get(i), " = ", value.parts().get(i), ";");
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
