package io.sluice.executor.state.keyed;

import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The keys of one kind of tables in a store: key group in two bytes, name of the kind with its length, namespace, key
 * columns. So the entries of a key group, of a kind, and of a table are ranges.
 */
final class StoreKeys {
    private final byte[] name;
    private final int namespaceBytes;

    StoreKeys(String kind, int namespaceBytes) {
        BytesWriter out = new BytesWriter();
        byte[] text = kind.getBytes(StandardCharsets.UTF_8);
        out.putBytes(text, 0, text.length);
        this.name = out.toByteArray();
        this.namespaceBytes = namespaceBytes;
    }

    /** Bytes before the namespace. */
    int prefixBytes() {
        return Short.BYTES + name.length;
    }

    /** Bytes before the key columns. */
    int tablePrefixBytes() {
        return prefixBytes() + namespaceBytes;
    }

    void writePrefix(int keyGroup, byte[] namespace, BytesWriter out) {
        out.putByte(keyGroup >>> 8);
        out.putByte(keyGroup);
        out.putRaw(name, 0, name.length);
        out.putRaw(namespace, 0, namespace.length);
    }

    /** Where the entries of a kind in a key group begin; with a namespace, those of a table. */
    byte[] from(int keyGroup, byte[] namespace) {
        BytesWriter out = new BytesWriter(32);
        writePrefix(keyGroup, namespace, out);
        return out.toByteArray();
    }

    /** The first key behind all that begin with {@code prefix}, which is not all ones. */
    static byte[] behind(byte[] prefix) {
        byte[] out = prefix.clone();
        int i = out.length - 1;
        while (out[i] == -1) {
            out[i--] = 0;
        }
        out[i]++;
        return Arrays.copyOf(out, i + 1);
    }

    /** The namespace of a key of this kind. */
    byte[] namespace(byte[] buffer, int keyStart) {
        byte[] out = new byte[namespaceBytes];
        System.arraycopy(buffer, keyStart + prefixBytes(), out, 0, namespaceBytes);
        return out;
    }

    /** The key columns of a key of this kind. */
    BytesReader columns(byte[] buffer, int keyStart, int keyLength) {
        return new BytesReader(buffer, keyStart + tablePrefixBytes(), keyLength - tablePrefixBytes());
    }
}
