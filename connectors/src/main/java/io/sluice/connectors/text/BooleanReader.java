package io.sluice.connectors.text;

import io.sluice.core.batch.ColumnBuilder;

/** BOOLEAN: {@code true} or {@code false} in any case. Where Flink takes every other text for false, this is an error. */
final class BooleanReader implements ValueReader {
    @Override
    public boolean append(byte[] bytes, int start, int end, ColumnBuilder column) {
        if (isWord(bytes, start, end, "true")) {
            column.appendBoolean(true);
            return true;
        }
        if (isWord(bytes, start, end, "false")) {
            column.appendBoolean(false);
            return true;
        }
        return false;
    }

    private static boolean isWord(byte[] bytes, int start, int end, String word) {
        if (end - start != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((bytes[start + i] | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String expected() {
        return "true or false";
    }
}
