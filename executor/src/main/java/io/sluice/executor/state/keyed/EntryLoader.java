package io.sluice.executor.state.keyed;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.state.Entries;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.state.KeyHash;
import io.sluice.executor.state.SectionFormat;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Puts the entries of snapshots into tables, about a thousand at once. Used by one thread. */
final class EntryLoader {
    private static final int BATCH = 1024;

    private final String operator;
    private final String kind;
    private final KeyCodec keys;
    private final List<Integer> keyPositions;
    private final int namespaceBytes;
    private final Function<byte[], StateTable> tables;
    private final IntConsumer loaded;
    private final Expiry expiry;
    private final int[] starts = new int[BATCH];
    private final int[] lengths = new int[BATCH];
    private final int[] hashes = new int[BATCH];
    private final int[] slots = new int[BATCH];
    private byte[] namespace;

    /** The table of that namespace, and what reads its entries. */
    private StateTable table;

    private EntryCodec.Reader reader;
    private int count;

    /**
     * @param tables gives the table of a namespace
     * @param loaded is told how many entries more are in tables
     * @param expiry says which entries are over and passed over; null: none are
     */
    EntryLoader(
            String operator,
            String kind,
            List<PhysicalType> keyTypes,
            int namespaceBytes,
            Function<byte[], StateTable> tables,
            IntConsumer loaded,
            Expiry expiry) {
        this.expiry = expiry;
        this.operator = operator;
        this.kind = kind;
        this.keys = new KeyCodec(keyTypes);
        this.keyPositions = IntStream.range(0, keyTypes.size()).boxed().toList();
        this.namespaceBytes = namespaceBytes;
        this.tables = tables;
        this.loaded = loaded;
    }

    /**
     * Reads entries of a store, all of one layout.
     *
     * @param keyForm says where in a key its parts are
     */
    void read(Entries entries, StoreKeys keyForm, String layout) {
        namespace = null;
        for (int i = 0; i < entries.count(); i++) {
            if (DatedEntries.isOver(expiry, layout, entries.buffer(), entries.valueStart(i))) {
                continue;
            }
            byte[] of = keyForm.namespace(entries.buffer(), entries.keyStart(i));
            begin(of, layout, entries.buffer());
            BytesReader key = keyForm.columns(entries.buffer(), entries.keyStart(i), entries.keyLength(i));
            keys.read(key);
            SectionFormat.expectEnd(kind, key);
            starts[count] = entries.valueStart(i);
            lengths[count++] = entries.valueLength(i);
        }
        load(entries.buffer());
    }

    /** Loads what has been read where the next entry is of another table or there is no room. */
    private void begin(byte[] of, String layout, byte[] buffer) {
        boolean isOther = namespace == null || !Arrays.equals(namespace, of);
        if (count == BATCH || isOther) {
            load(buffer);
        }
        if (isOther) {
            namespace = of;
            table = tables.apply(of);
            reader = table.entries().reader(layout); // before a key is read, which tells less when it does not fit
        }
    }

    /** Reads the section of one key group. */
    void read(BytesReader in) {
        SectionFormat.expect(KeyedState.FORMAT, kind, in);
        String layout = in.getString();
        namespace = null;
        while (in.hasRemaining()) {
            BytesReader key = part(in);
            byte[] of = new byte[namespaceBytes];
            System.arraycopy(key.buffer(), key.skip(namespaceBytes), of, 0, namespaceBytes);
            int length = in.getVarInt();
            int start = in.skip(length);
            if (DatedEntries.isOver(expiry, layout, in.buffer(), start)) {
                continue;
            }
            begin(of, layout, in.buffer());
            keys.read(key);
            SectionFormat.expectEnd(kind, key);
            lengths[count] = length;
            starts[count++] = start;
        }
        load(in.buffer());
    }

    private static BytesReader part(BytesReader in) {
        int length = in.getVarInt();
        return new BytesReader(in.buffer(), in.skip(length), length);
    }

    private void load(byte[] buffer) {
        if (count == 0) {
            return;
        }
        Column[] columns = keys.take();
        KeyHash.hash(Batch.of(count, columns), keyPositions, hashes);
        table.findOrInsert(columns, hashes, 0, count, slots);
        if (!Arrays.stream(slots, 0, count).allMatch(table::mayBeNew)) {
            throw SluiceException.of(
                    ErrorCode.CHECKPOINT_DAMAGED, "the state '" + kind + "' of " + operator + " holds a key twice");
        }
        table.changing(slots, 0, count);
        for (int i = 0; i < count; i++) {
            BytesReader value = new BytesReader(buffer, starts[i], lengths[i]);
            reader.read(slots[i], value);
            SectionFormat.expectEnd(kind, value);
        }
        loaded.accept(count);
        count = 0;
    }
}
