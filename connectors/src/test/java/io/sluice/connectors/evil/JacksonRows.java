package io.sluice.connectors.evil;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads lines of JSON with Jackson by the rules that the documentation gives for the table {@code n BIGINT, d DOUBLE,
 * s STRING}; slow, and sharing nothing with what is tested. An object or array in {@code s} is {@link #CONTAINER}.
 */
final class JacksonRows {
    static final String CONTAINER = "<container>";

    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?");
    private static final List<String> COLUMNS = List.of("n", "d", "s");

    final List<String> rows = new ArrayList<>();
    long refused;

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
    }

    JacksonRows(byte[] file) {
        int start = 0;
        for (int p = 0; p <= file.length; p++) {
            if (p == file.length || file[p] == '\n') {
                line(file, start, p);
                start = p + 1;
            }
        }
    }

    private void line(byte[] file, int start, int end) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file, start, end - start))
                    .toString();
            if (!text.matches("[ \t\r]*")) {
                rows.add(row(text));
            }
        } catch (CharacterCodingException | Refused e) {
            refused++;
        }
    }

    private static String row(String line) throws Refused {
        String[] values = {"null", "null", "null"};
        try (JsonParser parser = JSON.createParser(line)) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                checkSurrogates(parser.currentName());
                int column = COLUMNS.indexOf(parser.currentName());
                JsonToken token = parser.nextToken();
                if (column >= 0) {
                    values[column] = value(column, token, parser);
                } else {
                    parser.skipChildren();
                }
            }
            require(parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null);
        } catch (IOException malformed) {
            throw new Refused();
        }
        return String.join("|", values);
    }

    private static void require(boolean good) throws Refused {
        if (!good) {
            throw new Refused();
        }
    }

    private static String value(int column, JsonToken token, JsonParser parser) throws IOException, Refused {
        if (token == JsonToken.VALUE_NULL) {
            return "null";
        }
        if (token.isStructStart()) {
            parser.skipChildren();
            require(column == 2);
            return CONTAINER;
        }
        String text = parser.getText();
        checkSurrogates(text);
        if (column == 2) {
            return text;
        }
        String trimmed = token == JsonToken.VALUE_STRING ? text.trim() : text;
        return column == 0 ? whole(trimmed) : floating(trimmed);
    }

    private static void checkSurrogates(String text) throws Refused {
        require(StandardCharsets.UTF_8.newEncoder().canEncode(text));
    }

    private static String whole(String text) throws Refused {
        require(NUMBER.matcher(text).matches() && text.length() < 1000);
        try {
            return String.valueOf(new BigDecimal(text).longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            throw new Refused();
        }
    }

    private static String floating(String text) throws Refused {
        if (text.matches("NaN|[+-]?Infinity")) {
            return String.valueOf(Double.parseDouble(text));
        }
        require(NUMBER.matcher(text).matches());
        double value = Double.parseDouble(text);
        require(!Double.isInfinite(value));
        return String.valueOf(value);
    }
}
