package io.sluice.functions.library;

import io.sluice.core.batch.Column;
import io.sluice.core.nested.NestedArrays;
import io.sluice.core.nested.NestedBuilder;
import io.sluice.core.nested.NestedMaps;
import io.sluice.core.type.SqlType;
import io.sluice.functions.Failures;
import io.sluice.functions.Result;
import java.util.Objects;

/** Functions of MAPs and MULTISETs. Keys and values are ARRAYs within them, and are given without copying. */
public final class MapFunctions {
    private MapFunctions() {}

    public static int cardinality(byte[] heap, int start, int length) {
        return NestedMaps.size(heap, start);
    }

    /** The number of elements of a MULTISET. */
    public static int occurrences(byte[] heap, int start, int length) {
        int counts = NestedMaps.values(heap, start);
        int size = NestedMaps.size(heap, start);
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += NestedArrays.intAt(heap, counts, i);
        }
        return Math.toIntExact(sum);
    }

    public static void same(byte[] heap, int start, int length, Result r) {
        r.setSlice(heap, start, length);
    }

    public static void keys(byte[] heap, int start, int length, Result r) {
        int from = NestedMaps.keys(start);
        r.setSlice(heap, from, NestedMaps.values(heap, start) - from);
    }

    public static void values(byte[] heap, int start, int length, Result r) {
        int from = NestedMaps.values(heap, start);
        r.setSlice(heap, from, start + length - from);
    }

    /** The position, from 1, of the key that is the only element of an ARRAY; NULL where there is none. */
    public static int index(
            byte[] map, int start, int length, byte[] key, int keyStart, int keyLength, ArrayWork w, Result r) {
        Column keys = w.elements(map, NestedMaps.keys(start));
        Object wanted = w.key(w.elements(key, keyStart), 0);
        int size = NestedMaps.size(map, start);
        for (int i = 0; wanted != null && i < size; i++) {
            if (Objects.equals(wanted, w.key(keys, i))) {
                return i + 1;
            }
        }
        r.isNull = true;
        return 0;
    }

    public static void entries(byte[] heap, int start, int length, ArrayWork w, Result r) {
        SqlType entry = w.type().element();
        Column keys = w.elements(
                heap, NestedMaps.keys(start), entry.fields().get(0).type().physical());
        Column values = w.elements(
                heap,
                NestedMaps.values(heap, start),
                entry.fields().get(1).type().physical());
        NestedBuilder row = NestedBuilder.of(entry);
        int size = NestedMaps.size(heap, start);
        w.builder.begin();
        for (int i = 0; i < size; i++) {
            row.begin();
            row.add(keys, i);
            row.add(values, i);
            row.finish();
            w.builder.addBytes(row.bytes(), 0, row.length());
        }
        w.finish(r);
    }

    public static void fromArrays(
            byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength, ArrayWork w, Result r) {
        int size = NestedArrays.size(a, aStart);
        if (size != NestedArrays.size(b, bStart)) {
            throw Failures.invalidArgument(
                    "MAP_FROM_ARRAYS of " + size + " keys and " + NestedArrays.size(b, bStart) + " values");
        }
        w.builder.begin();
        addAll(a, aStart, b, bStart, w);
        w.finish(r);
    }

    public static void union(
            byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength, ArrayWork w, Result r) {
        w.builder.begin();
        addAll(a, NestedMaps.keys(aStart), a, NestedMaps.values(a, aStart), w);
        addAll(b, NestedMaps.keys(bStart), b, NestedMaps.values(b, bStart), w);
        w.finish(r);
    }

    private static void addAll(byte[] a, int aStart, byte[] b, int bStart, ArrayWork w) {
        Column keys = w.elements(a, aStart, w.type().key().physical());
        Column values = w.elements(b, bStart, w.type().value().physical());
        int size = NestedArrays.size(a, aStart);
        for (int i = 0; i < size; i++) {
            w.builder.add(keys, i);
            w.builder.add(values, i);
        }
    }
}
