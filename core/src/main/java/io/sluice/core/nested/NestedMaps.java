package io.sluice.core.nested;

/** Reads an encoded MAP or MULTISET where it lies: two ARRAYs of one size, for {@link NestedArrays}. */
public final class NestedMaps {
    private static final int HEAD = 4;

    private NestedMaps() {}

    /** Where the ARRAY of the keys, or of the distinct elements, begins. */
    public static int keys(int start) {
        return start + HEAD;
    }

    /** Where the ARRAY of the values, or of the counts, begins. */
    public static int values(byte[] bytes, int start) {
        return start + HEAD + Slots.getInt(bytes, start);
    }

    /** The number of keys, or of distinct elements. */
    public static int size(byte[] bytes, int start) {
        return NestedArrays.size(bytes, start + HEAD);
    }
}
