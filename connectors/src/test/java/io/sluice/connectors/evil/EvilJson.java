package io.sluice.connectors.evil;

import static io.sluice.connectors.evil.EvilFile.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Evil files of JSON, and of gzip. */
final class EvilJson {
    private static final int[] MARK = {0xEF, 0xBB, 0xBF};

    private EvilJson() {}

    static List<EvilFile> all() {
        return List.of(
                json("nothing", "a INT", "").gives(),
                json("only line ends", "a INT", "\n\n\r\n\n").gives(),
                json("only blanks", "a INT", "  \t \n   ").gives(),
                json("only a byte order mark", "a INT", MARK[0], MARK[1], MARK[2])
                        .gives(),
                json("a byte order mark", "a INT", MARK[0], MARK[1], MARK[2], "{\"a\":1}\n")
                        .gives("1"),
                json(
                                "two byte order marks",
                                "a INT",
                                MARK[0],
                                MARK[1],
                                MARK[2],
                                MARK[0],
                                MARK[1],
                                MARK[2],
                                "{\"a\":1}\n")
                        .failsAt("1:1", "not a JSON object, in the record \\uFEFF"),
                json("half a byte order mark", "a INT", MARK[0], MARK[1]).failsAt("1:1", "a byte that is not UTF-8"),
                json("UTF-16", "a INT", 0xFF, 0xFE, "{\0\"\0a\0\"\0:\0001\0}\0\n\0")
                        .failsAt("1:1", "a byte that is not UTF-8"),
                json("CRLF and no last line end", "a INT", "{\"a\":1}\r\n{\"a\":2}\r")
                        .gives("1", "2"),
                json("old Mac line ends", "a INT", "{\"a\":1}\r{\"a\":2}\r")
                        .failsAt("1:9", "more text after the object"),
                json("no last line end", "a INT", "{\"a\":1}\n{\"a\":2}").gives("1", "2"),
                json("cut in a number", "a BIGINT", "{\"a\":1}\n{\"a\":12").failsAt("2:8", "the object is not closed"),
                json("cut in a name", "a INT", "{\"a\":1}\n{\"a").failsAt("2:4", "the text is not closed"),
                json("cut in a character", "a STRING", "{\"a\":\"", 0xC3).failsAt("1:7", "a byte that is not UTF-8"),
                json("cut in an escape", "a STRING", "{\"a\":\"\\u00").failsAt("1:11", "an unknown escape"),
                json("NUL in a text", "a STRING", "{\"a\":\"x", 0, "y\"}\n")
                        .failsAt("1:8", "a control character in a text"),
                json("NUL between values", "a INT", "{\"a\":1}", 0, "\n").failsAt("1:8", "more text after the object"),
                json("a file of NULs", "a INT", new byte[100_000]).failsAt("1:1", "not a JSON object"),
                json("an escaped NUL", "a STRING", "{\"a\":\"\\u0000\"}\n").gives("\0"),
                json("Latin-1", "a STRING", "{\"a\":\"caf", 0xE9, "\"}\n").failsAt("1:10", "a byte that is not UTF-8"),
                json("an overlong slash", "a STRING", "{\"a\":\"", 0xC0, 0xAF, "\"}\n")
                        .failsAt("1:7", "a byte that is not UTF-8"),
                json("a surrogate in UTF-8", "a STRING", "{\"a\":\"", 0xED, 0xA0, 0x80, "\"}\n")
                        .failsAt("1:7", "a byte that is not UTF-8"),
                json("past the last character", "a STRING", "{\"a\":\"", 0xF4, 0x90, 0x80, 0x80, "\"}\n")
                        .failsAt("1:7", "a byte that is not UTF-8"),
                json("bad UTF-8 in a field nobody asked for", "a INT", "{\"b\":\"", 0xFF, "\",\"a\":1}\n")
                        .failsAt("1:7", "a byte that is not UTF-8"),
                json("half a surrogate pair", "a STRING", "{\"a\":\"\\uD83D\"}\n")
                        .failsAt("1:7", "half of a surrogate"),
                json("a pair the wrong way round", "a STRING", "{\"a\":\"\\uDE00\\uD83D\"}\n")
                        .failsAt("1:7", "half of a surrogate"),
                json("a pair of pairs", "a STRING", "{\"a\":\"\\uD83D\\uDE00\\ud83d\\ude00\"}\n")
                        .gives("😀😀"),
                json("10,000 arrays in one another", "a INT", "{\"x\":", "[".repeat(10_000), "]".repeat(10_000), "}\n")
                        .failsAt("1:1006", "too deeply nested"),
                json(
                                "10,000 objects as a text",
                                "a STRING",
                                "{\"a\":",
                                "{\"a\":".repeat(10_000),
                                "1",
                                "}".repeat(10_001))
                        .failsAt("1:5006", "too deeply nested"),
                json("10,000 arrays never closed", "a ARRAY<INT>", "{\"a\":", "[".repeat(10_000))
                        .failsAt("1:1007", "too deeply nested"),
                json("1e400", "a DOUBLE", "{\"a\":1e400}\n").failsAt("1:6", "column 'a' cannot hold 1e400"),
                json("1e-400", "a DOUBLE", "{\"a\":1e-400}\n").gives("0.0"),
                json("an exponent of a billion", "a DECIMAL(10, 2)", "{\"a\":1e1000000000}\n")
                        .failsAt("1:6", "column 'a' cannot hold"),
                json("an exponent past INT", "a BIGINT", "{\"a\":1e99999999999}\n")
                        .failsAt("1:6", "column 'a' cannot hold"),
                json("a number of a million digits", "a BIGINT", "{\"a\":", "9".repeat(1_000_000), "}\n")
                        .failsAt("1:6", "column 'a' cannot hold " + "9".repeat(40) + ".."),
                json("a million zeros before a number", "a INT", "{\"a\":\"", "0".repeat(1_000_000), "1\"}\n")
                        .failsAt("1:6", "column 'a' cannot hold"),
                json("one past BIGINT", "a BIGINT", "{\"a\":9223372036854775808}\n")
                        .failsAt("1:6", "cannot hold"),
                json("the least BIGINT", "a BIGINT", "{\"a\":-9223372036854775808}\n")
                        .gives("-9223372036854775808"),
                json("minus zero", "a BIGINT; b DOUBLE", "{\"a\":-0,\"b\":-0}\n")
                        .gives("0|-0.0"),
                json("digits of another script", "a INT", "{\"a\":\"١٢\"}\n").failsAt("1:6", "column 'a' cannot hold"),
                json("the same key twice", "a INT", "{\"a\":1,\"a\":2}\n").gives("2"),
                json("the same key twice, the first one bad", "a INT", "{\"a\":\"x\",\"a\":2}\n")
                        .failsAt("1:6", "column 'a' cannot hold \"x\""),
                json("a key written with escapes", "ab INT", "{\"\\u0061b\":1}\n")
                        .gives("1"),
                json("a key that only begins like a column", "a INT; ab INT", "{\"ab\":1,\"abc\":2,\"\":3}\n")
                        .gives("null|1"),
                json("100,000 keys", "k99999 INT", "{", keys(100_000), "}\n").gives("99999"),
                json("a comma too many", "a INT", "{\"a\":1,}\n").failsAt("1:8", "not a field name"),
                json("single quotes", "a INT", "{'a':1}\n").failsAt("1:2", "not a field name"),
                json("a comment", "a INT", "{\"a\":1} // one\n").failsAt("1:9", "more text after the object"),
                json("an array of records", "a INT", "[{\"a\":1},{\"a\":2}]\n").failsAt("1:1", "not a JSON object"),
                json("an object over several lines", "a INT", "{\n\"a\":1\n}\n").failsAt("1:2", "not a field name"),
                json("a terminal's orders in the error", "a INT", "{\"a\":\"\\u0007", 0x7F, 0xC2, 0x9B, "31m\"}\n")
                        .failsAt("1:6", "\\u007F\\u009B31m"),
                json("gzip with two members", "a INT", gzip("{\"a\":1}\n{\"a\""), gzip(":2}\n"))
                        .gives("1", "2"),
                json("gzip cut short", "a INT", half(gzip("{\"a\":1}\n".repeat(1000))))
                        .failsAt("", "it is cut short"),
                json("gzip with rubbish behind", "a INT", gzip("{\"a\":1}\n"), "rubbish")
                        .failsAt("", "there is more behind its last member"),
                json("gzip in gzip", "a INT", gzip(gzip("{\"a\":1}\n"))).failsAt("1:", "a byte that is not UTF-8"));
    }

    private static String keys(int count) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":").append(i);
        }
        return out.toString();
    }

    static byte[] gzip(Object content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content instanceof byte[] raw ? raw : content.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }
}
