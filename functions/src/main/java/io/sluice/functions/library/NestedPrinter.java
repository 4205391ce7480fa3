package io.sluice.functions.library;

import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.nested.TextWriter;
import io.sluice.core.type.SqlType;
import io.sluice.functions.Result;
import java.time.zone.ZoneRules;

/** Prints values of one nested type for CAST to text. For one thread. */
public final class NestedPrinter {
    private final TextWriter writer;
    private final BytesWriter out = new BytesWriter();

    public NestedPrinter(SqlType type, ZoneRules zone) {
        writer = TextWriter.of(type, zone, false);
    }

    void print(byte[] heap, int start, int length, int maxLength, Result r) {
        out.clear();
        writer.write(new VarcharColumn(heap, new int[] {start}, new int[] {length}, null), 0, out);
        r.setSlice(out.buffer(), 0, Utf8.offset(out.buffer(), 0, out.size(), maxLength));
    }
}
