package io.sluice.parser;

import io.sluice.core.error.SourcePosition;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.util.Litmus;

/** Equality of statements that ignores positions and compares Calcite's trees by structure. */
final class SameTree {
    private SameTree() {}

    static boolean equal(Object a, Object b) {
        if (a == null || b == null) {
            return a == b;
        }
        if (a instanceof SqlNode left && b instanceof SqlNode right) {
            return left.equalsDeep(right, Litmus.IGNORE);
        }
        if (a instanceof SourcePosition && b instanceof SourcePosition) {
            return true;
        }
        if (a instanceof Optional<?> left && b instanceof Optional<?> right) {
            return equal(left.orElse(null), right.orElse(null));
        }
        if (a instanceof List<?> left && b instanceof List<?> right) {
            return equalLists(left, right);
        }
        if (a instanceof Record left && left.getClass() == b.getClass()) {
            return equalRecords(left, b);
        }
        return a.equals(b);
    }

    private static boolean equalLists(List<?> left, List<?> right) {
        boolean same = left.size() == right.size();
        for (int i = 0; same && i < left.size(); i++) {
            same = equal(left.get(i), right.get(i));
        }
        return same;
    }

    private static boolean equalRecords(Record left, Object right) {
        for (RecordComponent component : left.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                if (!equal(
                        component.getAccessor().invoke(left),
                        component.getAccessor().invoke(right))) {
                    return false;
                }
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
        return true;
    }
}
