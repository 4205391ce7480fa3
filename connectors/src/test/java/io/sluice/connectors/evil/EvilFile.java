package io.sluice.connectors.evil;

import io.sluice.connectors.Tables;
import io.sluice.core.plan.TableSpec;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A damaged, odd or hostile file and what must become of it.
 *
 * @param rows as {@link Tables#read} gives them; null when the file is refused
 * @param place where the error says that it is: {@code line:column}, or empty when it names the file only
 * @param why what the error says
 */
record EvilFile(String name, String format, String columns, byte[] bytes, List<String> rows, String place, String why) {

    static EvilFile json(String name, String columns, Object... content) {
        return new EvilFile(name, "json", columns, bytes(content), null, null, null);
    }

    static EvilFile csv(String name, String columns, Object... content) {
        return new EvilFile(name, "csv", columns, bytes(content), null, null, null);
    }

    EvilFile gives(String... expected) {
        return new EvilFile(name, format, columns, bytes, List.of(expected), null, null);
    }

    EvilFile failsAt(String expectedPlace, String expectedWhy) {
        return new EvilFile(name, format, columns, bytes, null, expectedPlace, expectedWhy);
    }

    /** Texts are UTF-8, numbers are bytes, arrays of bytes themselves. */
    static byte[] bytes(Object... content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object part : content) {
            if (part instanceof Integer number) {
                out.write(number);
            } else if (part instanceof byte[] raw) {
                out.writeBytes(raw);
            } else {
                out.writeBytes(part.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    /** The name of the file: compression is told by it. */
    String path() {
        boolean gzip = bytes.length > 1 && bytes[0] == 0x1F && (bytes[1] & 0xFF) == 0x8B;
        return gzip ? "/evil.gz" : "/evil";
    }

    TableSpec table(String... more) {
        List<String> options = new ArrayList<>(List.of("connector", "filesystem", "path", path(), "format", format));
        options.addAll(List.of(more));
        return Tables.table(columns, options.toArray(new String[0]));
    }

    @Override
    public String toString() {
        return format + ": " + name;
    }
}
