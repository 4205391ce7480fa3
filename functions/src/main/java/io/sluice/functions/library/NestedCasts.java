package io.sluice.functions.library;

import io.sluice.functions.PartsCast;
import io.sluice.functions.Result;

/** CAST of ARRAY, MAP, MULTISET and ROW: part by part to another type of the same form, or to text. */
public final class NestedCasts {
    private NestedCasts() {}

    public static void toText(byte[] heap, int start, int length, NestedPrinter printer, int maxLength, Result r) {
        printer.print(heap, start, length, maxLength, r);
    }

    public static void cast(byte[] heap, int start, int length, PartsCast parts, Result r) {
        parts.cast(heap, start, r);
    }

    /** NULL when one of the parts cannot be cast. */
    public static void castOrNull(byte[] heap, int start, int length, PartsCast parts, Result r) {
        parts.castOrNull(heap, start, r);
    }
}
