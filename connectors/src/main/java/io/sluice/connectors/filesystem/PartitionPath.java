package io.sluice.connectors.filesystem;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Values of partition columns as names of directories, {@code key=value}, as Hive and Flink write them: characters that
 * a path cannot hold are {@code %} and two hexadecimal digits.
 *
 * @param keys names of the partition columns, from the outermost directory to the innermost
 * @param defaultName stands for NULL and for the empty text
 */
record PartitionPath(List<String> keys, String defaultName) {
    private static final String ESCAPED = "\"#%'*/:=?\\\u007F{[]^";

    /** {@code day=2024-01-01/hour=7}; null stands for NULL. */
    String of(List<String> values) {
        StringBuilder path = new StringBuilder();
        for (int k = 0; k < keys.size(); k++) {
            path.append(k == 0 ? "" : "/").append(directory(keys.get(k), values.get(k)));
        }
        return path.toString();
    }

    /** The name of the directory of one key and value. */
    String directory(String key, String value) {
        return escape(key) + "=" + (value == null || value.isEmpty() ? defaultName : escape(value));
    }

    /**
     * The text of each key in the path of a file, null for NULL.
     *
     * @throws SluiceException {@code MALFORMED_RECORD} when the file does not lie below a directory for each key
     */
    List<String> values(String file) {
        String[] directories = file.split("/");
        String[] values = new String[keys.size()];
        int d = directories.length - 2;
        for (int k = values.length - 1; k >= 0; k--) {
            String prefix = escape(keys.get(k)) + "=";
            while (d >= 0 && !directories[d].startsWith(prefix)) {
                d--;
            }
            if (d < 0) {
                throw SluiceException.of(
                                ErrorCode.MALFORMED_RECORD, "'" + file + "' lies outside of the table's partitions")
                        .expected("a path such as " + String.join("=../", keys) + "=../file");
            }
            String value = directories[d--].substring(prefix.length());
            values[k] = value.equals(defaultName) ? null : unescape(value);
        }
        return Arrays.asList(values);
    }

    private static String escape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean hidden = i == 0 && text.matches("[.]{1,2}");
            if (c < ' ' || ESCAPED.indexOf(c) >= 0 || hidden) {
                out.append('%').append(String.format("%02X", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** A percent sign without two digits behind it stands for itself. */
    private static String unescape(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escape = c == '%'
                    && i + 2 < text.length()
                    && HexFormat.isHexDigit(text.charAt(i + 1))
                    && HexFormat.isHexDigit(text.charAt(i + 2));
            if (escape) {
                out.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 2;
            } else {
                int next = text.offsetByCodePoints(i, 1);
                out.writeBytes(text.substring(i, next).getBytes(StandardCharsets.UTF_8));
                i = next - 1;
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
