package io.sluice.core.nested;

import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;

/** Makes MULTISETs: each element counts once unless told otherwise. */
final class MultisetBuilder extends NestedBuilder {
    private final EntryBuffer entries;
    private int times = 1;

    MultisetBuilder(SqlType type) {
        entries = new EntryBuffer(type.element().physical(), PhysicalType.INT);
    }

    @Override
    public void begin() {
        entries.clear();
        times = 1;
    }

    /** The buffer for one more element; the one before it has its count then. */
    private ElementBuffer next() {
        count();
        return entries.next();
    }

    private void count() {
        if (entries.awaitsValue()) {
            entries.next().addInt(times);
            times = 1;
        }
    }

    @Override
    public void times(int newTimes) {
        times = newTimes;
    }

    @Override
    public void addNull() {
        next().addNull();
    }

    @Override
    public void addBoolean(boolean value) {
        next().addBoolean(value);
    }

    @Override
    public void addInt(int value) {
        next().addInt(value);
    }

    @Override
    public void addLong(long value) {
        next().addLong(value);
    }

    @Override
    public void addFloat(float value) {
        next().addFloat(value);
    }

    @Override
    public void addDouble(double value) {
        next().addDouble(value);
    }

    @Override
    public void addDecimal(long high, long low) {
        next().addDecimal(high, low);
    }

    @Override
    public void addBytes(byte[] source, int start, int valueLength) {
        next().addBytes(source, start, valueLength);
    }

    @Override
    int encode() {
        count();
        entries.sort(true);
        return entries.encode(room(entries.encodedLength()));
    }
}
