package io.sluice.core.nested;

import io.sluice.core.type.SqlType;

/** Makes ARRAYs. */
final class ArrayBuilder extends NestedBuilder {
    private final ElementBuffer elements;

    ArrayBuilder(SqlType type) {
        elements = new ElementBuffer(type.element().physical());
    }

    @Override
    public void begin() {
        elements.clear();
    }

    @Override
    public void addNull() {
        elements.addNull();
    }

    @Override
    public void addBoolean(boolean value) {
        elements.addBoolean(value);
    }

    @Override
    public void addInt(int value) {
        elements.addInt(value);
    }

    @Override
    public void addLong(long value) {
        elements.addLong(value);
    }

    @Override
    public void addFloat(float value) {
        elements.addFloat(value);
    }

    @Override
    public void addDouble(double value) {
        elements.addDouble(value);
    }

    @Override
    public void addDecimal(long high, long low) {
        elements.addDecimal(high, low);
    }

    @Override
    public void addBytes(byte[] source, int start, int valueLength) {
        elements.addBytes(source, start, valueLength);
    }

    @Override
    int encode() {
        return elements.encode(room(elements.encodedLength()), 0);
    }
}
