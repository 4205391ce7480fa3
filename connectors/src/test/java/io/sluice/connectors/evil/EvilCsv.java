package io.sluice.connectors.evil;

import static io.sluice.connectors.evil.EvilFile.csv;

import java.util.List;

/** Evil files of csv. */
final class EvilCsv {
    private EvilCsv() {}

    static List<EvilFile> all() {
        return List.of(
                csv("nothing", "a INT", "").gives(),
                csv("only line ends", "a INT", "\n\r\n\n").gives(),
                csv("a byte order mark", "a STRING", 0xEF, 0xBB, 0xBF, "x\n").gives("x"),
                csv("a byte order mark before a quote", "a STRING", 0xEF, 0xBB, 0xBF, "\"x\"\n")
                        .gives("x"),
                csv("CRLF and no last line end", "a INT; b STRING", "1,x\r\n2,y\r")
                        .gives("1|x", "2|y"),
                csv("old Mac line ends", "a STRING", "x\ry\r").gives("x\ry"),
                csv("a quote never closed", "a STRING", "x\n\"y\nz\n").failsAt("2:1", "the quoted text is not closed"),
                csv("a quote never closed at the very end", "a STRING", "x\n\"").failsAt("2:1", "is not closed"),
                csv("text behind a quote", "a STRING; b INT", "\"x\"y,1\n").failsAt("1:4", "more text behind a quoted"),
                csv("quotes inside a field", "a STRING; b STRING", "5\" disk,\"6\"\" disk\"\n")
                        .gives("5\" disk|6\" disk"),
                csv("only quotes", "a STRING", "\"\"\"\"\n").gives("\""),
                csv("line ends inside quotes", "a STRING; b INT", "\"x\r\ny\n\",1\n")
                        .gives("x\r\ny\n|1"),
                csv("too few fields", "a INT; b INT", "1,2\n3\n").failsAt("2:2", "a record of 1 field"),
                csv("too many fields", "a INT; b INT", "1,2\n3,4,5\n").failsAt("2:4", "a record of 3 fields"),
                csv("100,000 delimiters", "a INT", ",".repeat(100_000), "\n")
                        .failsAt("1:1", "a record of 100001 fields"),
                csv("NUL in a text", "a STRING", "x", 0, "y\n").gives("x\0y"),
                csv("NUL in a number", "a INT", "1", 0, "\n").gives("1"),
                csv("bad UTF-8", "a STRING", "x\n", 0xFF, "\n").failsAt("2:1", "a byte that is not UTF-8"),
                csv("bad UTF-8 in a quote", "a STRING", "\"x\n", 0xFF, "\"\n")
                        .failsAt("2:1", "a byte that is not UTF-8"),
                csv("an empty number", "a INT; b INT", "1,\n").failsAt("1:3", "column 'b' cannot hold ''"),
                csv("a number with a point", "a INT", "1.5\n").failsAt("1:1", "column 'a' cannot hold '1.5'"),
                csv("1e400", "a DOUBLE", "1e400\n").failsAt("1:1", "column 'a' cannot hold '1e400'"),
                csv("a number of a million digits", "a DECIMAL(38, 0)", "9".repeat(1_000_000))
                        .failsAt("1:1", "column 'a' cannot hold"),
                csv("a formula", "a STRING", "=1+1\n").gives("=1+1"),
                csv("a text of a million characters", "a STRING", "é".repeat(1_000_000))
                        .gives("é".repeat(1_000_000)),
                csv("the bytes of JSON", "a INT", "{\"a\":1}\n").failsAt("1:1", "column 'a' cannot hold '{\"a\":1}'"));
    }
}
