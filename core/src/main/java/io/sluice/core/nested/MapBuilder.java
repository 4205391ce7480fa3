package io.sluice.core.nested;

import io.sluice.core.type.SqlType;

/** Makes MAPs: keys and values come in turn. */
final class MapBuilder extends NestedBuilder {
    private final EntryBuffer entries;

    MapBuilder(SqlType type) {
        entries = new EntryBuffer(type.key().physical(), type.value().physical());
    }

    @Override
    public void begin() {
        entries.clear();
    }

    @Override
    public void addNull() {
        entries.next().addNull();
    }

    @Override
    public void addBoolean(boolean value) {
        entries.next().addBoolean(value);
    }

    @Override
    public void addInt(int value) {
        entries.next().addInt(value);
    }

    @Override
    public void addLong(long value) {
        entries.next().addLong(value);
    }

    @Override
    public void addFloat(float value) {
        entries.next().addFloat(value);
    }

    @Override
    public void addDouble(double value) {
        entries.next().addDouble(value);
    }

    @Override
    public void addDecimal(long high, long low) {
        entries.next().addDecimal(high, low);
    }

    @Override
    public void addBytes(byte[] source, int start, int valueLength) {
        entries.next().addBytes(source, start, valueLength);
    }

    @Override
    int encode() {
        entries.sort(false);
        return entries.encode(room(entries.encodedLength()));
    }
}
