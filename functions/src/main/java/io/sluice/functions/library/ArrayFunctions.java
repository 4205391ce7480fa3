package io.sluice.functions.library;

import io.sluice.core.batch.Column;
import io.sluice.core.nested.NestedArrays;
import io.sluice.functions.Failures;
import io.sluice.functions.Result;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Functions of ARRAYs. NULL elements are values like others, equal to each other. A single value comes as an ARRAY of one
 * element.
 */
public final class ArrayFunctions {
    private ArrayFunctions() {}

    public static int cardinality(byte[] heap, int start, int length) {
        return NestedArrays.size(heap, start);
    }

    public static void same(byte[] heap, int start, int length, ArrayWork work, Result r) {
        r.setSlice(heap, start, length);
    }

    public static boolean contains(byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength, ArrayWork w) {
        return find(a, aStart, b, bStart, w) >= 0;
    }

    public static int position(
            byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength, ArrayWork w, Result r) {
        r.isNull = NestedArrays.isNull(b, bStart, 0);
        return find(a, aStart, b, bStart, w) + 1;
    }

    private static int find(byte[] a, int aStart, byte[] b, int bStart, ArrayWork w) {
        Column elements = w.elements(a, aStart);
        Object wanted = w.key(w.elements(b, bStart), 0);
        int size = NestedArrays.size(a, aStart);
        for (int i = 0; i < size; i++) {
            if (Objects.equals(wanted, w.key(elements, i))) {
                return i;
            }
        }
        return -1;
    }

    public static void onlyElement(byte[] heap, int start, int length, ArrayWork w, Result r) {
        int size = NestedArrays.size(heap, start);
        if (size > 1) {
            throw Failures.invalidArgument("ELEMENT of an ARRAY of " + size + " elements");
        }
        r.setSlice(heap, start, length);
    }

    public static void max(byte[] heap, int start, int length, ArrayWork w, Result r) {
        extreme(heap, start, 1, w, r);
    }

    public static void min(byte[] heap, int start, int length, ArrayWork w, Result r) {
        extreme(heap, start, -1, w, r);
    }

    /** An ARRAY of the greatest or least element, or of none. */
    private static void extreme(byte[] heap, int start, int sign, ArrayWork w, Result r) {
        Column elements = w.elements(heap, start);
        int size = NestedArrays.size(heap, start);
        int best = -1;
        for (int i = 0; i < size; i++) {
            boolean better = !elements.isNull(i) && (best < 0 || sign * ArrayWork.compare(elements, i, best) > 0);
            best = better ? i : best;
        }
        w.builder.begin();
        if (best >= 0) {
            w.builder.add(elements, best);
        }
        w.finish(r);
    }

    public static void concat(
            byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength, ArrayWork w, Result r) {
        w.builder.begin();
        addAll(a, aStart, w);
        addAll(b, bStart, w);
        w.finish(r);
    }

    public static void prepend(
            byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength, ArrayWork w, Result r) {
        concat(b, bStart, bLength, a, aStart, aLength, w, r);
    }

    private static void addAll(byte[] heap, int start, ArrayWork w) {
        Column elements = w.elements(heap, start);
        int size = NestedArrays.size(heap, start);
        for (int i = 0; i < size; i++) {
            w.builder.add(elements, i);
        }
    }

    public static void remove(
            byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength, ArrayWork w, Result r) {
        Column elements = w.elements(a, aStart);
        Object removed = w.key(w.elements(b, bStart), 0);
        int size = NestedArrays.size(a, aStart);
        w.builder.begin();
        for (int i = 0; i < size; i++) {
            if (!Objects.equals(removed, w.key(elements, i))) {
                w.builder.add(elements, i);
            }
        }
        w.finish(r);
    }

    public static void reverse(byte[] heap, int start, int length, ArrayWork w, Result r) {
        Column elements = w.elements(heap, start);
        w.builder.begin();
        for (int i = NestedArrays.size(heap, start) - 1; i >= 0; i--) {
            w.builder.add(elements, i);
        }
        w.finish(r);
    }

    public static void slice(byte[] heap, int start, int length, int from, ArrayWork w, Result r) {
        slice(heap, start, length, from, -1, w, r);
    }

    /** Positions before the first element are it, those behind the last are that. */
    public static void slice(byte[] heap, int start, int length, int from, int to, ArrayWork w, Result r) {
        int size = NestedArrays.size(heap, start);
        long first = Math.max(1, from < 0 ? (long) from + size + 1 : from);
        long end = to < 0 ? (long) to + size + 1 : to == 0 ? 1 : to;
        long last = Math.min(size, end);
        Column elements = w.elements(heap, start);
        w.builder.begin();
        for (long i = first; i <= last; i++) {
            w.builder.add(elements, (int) i - 1);
        }
        w.finish(r);
    }

    public static void sort(byte[] heap, int start, int length, ArrayWork w, Result r) {
        sort(heap, start, length, true, w, r);
    }

    public static void sort(byte[] heap, int start, int length, boolean ascending, ArrayWork w, Result r) {
        sort(heap, start, length, ascending, ascending, w, r);
    }

    public static void sort(
            byte[] heap, int start, int length, boolean ascending, boolean nullsFirst, ArrayWork w, Result r) {
        Column elements = w.elements(heap, start);
        Integer[] order = new Integer[NestedArrays.size(heap, start)];
        Arrays.setAll(order, i -> i);
        int sign = ascending ? 1 : -1;
        Comparator<Integer> values =
                (i, j) -> elements.isNull(i) || elements.isNull(j) ? 0 : sign * ArrayWork.compare(elements, i, j);
        Comparator<Integer> nulls = Comparator.comparing(i -> elements.isNull(i) != nullsFirst);
        Arrays.sort(order, nulls.thenComparing(values));
        w.builder.begin();
        for (int i : order) {
            w.builder.add(elements, i);
        }
        w.finish(r);
    }

    public static void distinct(byte[] heap, int start, int length, ArrayWork w, Result r) {
        w.builder.begin();
        addNew(heap, start, new HashSet<>(), w);
        w.finish(r);
    }

    public static void union(
            byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength, ArrayWork w, Result r) {
        Set<Object> seen = new HashSet<>();
        w.builder.begin();
        addNew(a, aStart, seen, w);
        addNew(b, bStart, seen, w);
        w.finish(r);
    }

    public static void except(
            byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength, ArrayWork w, Result r) {
        w.builder.begin();
        addNew(a, aStart, keys(b, bStart, w), w);
        w.finish(r);
    }

    /** Adds the elements that have not been seen, and takes them for seen. */
    private static void addNew(byte[] heap, int start, Set<Object> seen, ArrayWork w) {
        Column elements = w.elements(heap, start);
        int size = NestedArrays.size(heap, start);
        for (int i = 0; i < size; i++) {
            if (seen.add(w.key(elements, i))) {
                w.builder.add(elements, i);
            }
        }
    }

    public static void intersect(
            byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength, ArrayWork w, Result r) {
        Set<Object> left = keys(b, bStart, w);
        Column elements = w.elements(a, aStart);
        int size = NestedArrays.size(a, aStart);
        w.builder.begin();
        for (int i = 0; i < size; i++) {
            if (left.remove(w.key(elements, i))) {
                w.builder.add(elements, i);
            }
        }
        w.finish(r);
    }

    private static Set<Object> keys(byte[] heap, int start, ArrayWork w) {
        Set<Object> keys = new HashSet<>();
        Column elements = w.elements(heap, start);
        int size = NestedArrays.size(heap, start);
        for (int i = 0; i < size; i++) {
            keys.add(w.key(elements, i));
        }
        return keys;
    }

    public static void join(
            byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength, ArrayWork w, Result r) {
        joined(w.elements(a, aStart), NestedArrays.size(a, aStart), Utf8.text(b, bStart, bLength), null, r);
    }

    public static void join(
            byte[] a,
            int aStart,
            int aLength,
            byte[] b,
            int bStart,
            int bLength,
            byte[] c,
            int cStart,
            int cLength,
            ArrayWork w,
            Result r) {
        String forNull = Utf8.text(c, cStart, cLength);
        joined(w.elements(a, aStart), NestedArrays.size(a, aStart), Utf8.text(b, bStart, bLength), forNull, r);
    }

    private static void joined(Column texts, int size, String delimiter, String forNull, Result r) {
        StringBuilder out = new StringBuilder();
        boolean first = true;
        for (int i = 0; i < size; i++) {
            String text = texts.isNull(i) ? forNull : (String) texts.value(i);
            if (text != null) {
                out.append(first ? "" : delimiter).append(text);
                first = false;
            }
        }
        r.setBytes(Utf8.bytes(out.toString()));
    }

    public static void split(
            byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength, ArrayWork w, Result r) {
        w.builder.begin();
        if (bLength == 0) {
            characters(a, aStart, aLength, w);
        } else {
            int from = 0;
            for (int at = 0; at >= 0; ) {
                at = Utf8.find(a, aStart, aLength, b, bStart, bLength, from);
                int end = at < 0 ? aLength : at;
                w.builder.addBytes(a, aStart + from, end - from);
                from = end + bLength;
            }
        }
        w.finish(r);
    }

    private static void characters(byte[] heap, int start, int length, ArrayWork w) {
        for (int from = 0; from < length; ) {
            int next = Utf8.offset(heap, start + from, length - from, 1);
            w.builder.addBytes(heap, start + from, next);
            from += next;
        }
    }
}
