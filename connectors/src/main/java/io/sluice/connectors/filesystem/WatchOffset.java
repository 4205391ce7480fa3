package io.sluice.connectors.filesystem;

import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a watched directory is read.
 *
 * @param read files that were read whole, in that order
 * @param current the file that is being read; empty when there is none
 * @param offset the place in it
 */
record WatchOffset(List<String> read, String current, FileOffset offset) {
    static final WatchOffset START = new WatchOffset(List.of(), "", FileOffset.START);

    WatchOffset {
        read = List.copyOf(read);
    }

    byte[] encode() {
        BytesWriter out = new BytesWriter();
        out.putVarInt(read.size());
        read.forEach(out::putString);
        out.putString(current);
        out.putBytes(offset.encode());
        return out.toByteArray();
    }

    static WatchOffset decode(byte[] bytes) {
        BytesReader in = new BytesReader(bytes);
        int count = in.getVarInt();
        List<String> read = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            read.add(in.getString());
        }
        return new WatchOffset(read, in.getString(), FileOffset.decode(in.getBytes()));
    }
}
