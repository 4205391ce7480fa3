package io.sluice.rocksdb;

import io.sluice.core.state.ByteStore;
import io.sluice.core.state.Entries;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Entries as text: {@code 0001=aa} puts, {@code 0001-} removes; bytes are in hexadecimal. */
final class StoreContents {
    private static final byte[] LOWEST = {};
    private static final byte[] HIGHEST = bytes("ff".repeat(40));

    private StoreContents() {}

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    static Entries batch(String... entries) {
        Entries batch = new Entries();
        for (String entry : entries) {
            int equals = entry.indexOf('=');
            if (equals < 0) {
                add(batch, bytes(entry.substring(0, entry.length() - 1)), null);
            } else {
                add(batch, bytes(entry.substring(0, equals)), bytes(entry.substring(equals + 1)));
            }
        }
        return batch;
    }

    static Entries batch(Map<byte[], byte[]> entries) {
        Entries batch = new Entries();
        entries.forEach((key, value) -> add(batch, key, value));
        return batch;
    }

    static Entries keys(String... keys) {
        Entries batch = new Entries();
        for (String key : keys) {
            add(batch, bytes(key), null);
        }
        return batch;
    }

    private static void add(Entries batch, byte[] key, byte[] value) {
        batch.key().putRaw(key, 0, key.length);
        if (value == null) {
            batch.endWithoutValue();
        } else {
            batch.value().putRaw(value, 0, value.length);
            batch.end();
        }
    }

    static String textOf(byte[] bytes, int start, int length) {
        return HexFormat.of().formatHex(bytes, start, start + length);
    }

    static String textOf(Entries entries) {
        StringJoiner text = new StringJoiner(" ");
        byte[] bytes = entries.buffer();
        for (int i = 0; i < entries.count(); i++) {
            text.add(textOf(bytes, entries.keyStart(i), entries.keyLength(i)) + "="
                    + textOf(bytes, entries.valueStart(i), entries.valueLength(i)));
        }
        return text.toString();
    }

    static String textOf(ByteStore store) {
        try (ByteStore.View view = store.view()) {
            return textOf(view);
        }
    }

    static String textOf(ByteStore.View view) {
        return textOf(batch(contents(view, LOWEST, HIGHEST)));
    }

    static NavigableMap<byte[], byte[]> contents(ByteStore store) {
        try (ByteStore.View view = store.view()) {
            return contents(view, LOWEST, HIGHEST);
        }
    }

    static NavigableMap<byte[], byte[]> contents(ByteStore.View view, byte[] from, byte[] to) {
        NavigableMap<byte[], byte[]> contents = new TreeMap<>(Arrays::compareUnsigned);
        try (ByteStore.Cursor cursor = view.scan(from, to)) {
            Entries out = new Entries();
            while (cursor.next(out, 100, 10_000)) {
                for (int i = 0; i < out.count(); i++) {
                    int key = out.keyStart(i);
                    int value = out.valueStart(i);
                    contents.put(
                            Arrays.copyOfRange(out.buffer(), key, key + out.keyLength(i)),
                            Arrays.copyOfRange(out.buffer(), value, value + out.valueLength(i)));
                }
            }
        }
        return contents;
    }

    /** Two maps with the same entries have the same text. */
    static String textOf(Map<byte[], byte[]> entries) {
        return textOf(batch(entries));
    }
}
