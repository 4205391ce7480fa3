package io.sluice.functions.library;

import io.sluice.functions.Result;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** URL_ENCODE, URL_DECODE, PARSE_URL, INET_ATON and INET_NTOA. What is not a URL or an address gives NULL, as in Flink. */
public final class UrlFunctions {
    /** The schemes that Flink's URL parser knows. */
    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp", "file", "jar", "mailto");

    private static final long MOST_ADDRESSES = 1L << 32;

    private UrlFunctions() {}

    public static void encode(byte[] heap, int start, int length, Result r) {
        r.setBytes(Utf8.bytes(URLEncoder.encode(Utf8.text(heap, start, length), StandardCharsets.UTF_8)));
    }

    public static void decode(byte[] heap, int start, int length, Result r) {
        try {
            r.setBytes(Utf8.bytes(URLDecoder.decode(Utf8.text(heap, start, length), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            r.isNull = true;
        }
    }

    public static void parse(byte[] heap, int start, int length, byte[] part, int partStart, int partLength, Result r) {
        URI uri = uri(Utf8.text(heap, start, length));
        String found = uri == null ? null : part(uri, Utf8.text(part, partStart, partLength));
        set(found, r);
    }

    /** The value of a key in the query; the part must be QUERY. */
    public static void parse(
            byte[] heap,
            int start,
            int length,
            byte[] part,
            int partStart,
            int partLength,
            byte[] key,
            int keyStart,
            int keyLength,
            Result r) {
        URI uri = uri(Utf8.text(heap, start, length));
        boolean isQuery = Utf8.text(part, partStart, partLength).equals("QUERY");
        String query = uri == null || !isQuery ? null : uri.getRawQuery();
        String name = Pattern.quote(Utf8.text(key, keyStart, keyLength));
        Matcher matcher = Pattern.compile("(?:^|&)" + name + "=([^&]*)").matcher(query == null ? "" : query);
        set(matcher.find() ? matcher.group(1) : null, r);
    }

    private static void set(String found, Result r) {
        if (found == null) {
            r.isNull = true;
        } else {
            r.setBytes(Utf8.bytes(found));
        }
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text.trim());
            return uri.getScheme() != null && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT)) ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static String part(URI uri, String part) {
        return switch (part) {
            case "HOST" -> uri.getHost();
            case "PATH" -> uri.isOpaque() ? uri.getRawSchemeSpecificPart() : uri.getRawPath();
            case "QUERY" -> uri.getRawQuery();
            case "REF" -> uri.getRawFragment();
            case "PROTOCOL" -> uri.getScheme();
            case "AUTHORITY" -> uri.getRawAuthority();
            case "FILE" -> uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            case "USERINFO" -> uri.getRawUserInfo();
            default -> null;
        };
    }

    /** The number of an IPv4 address; one of fewer than four parts leaves out zeros before the last. */
    public static long addressToNumber(byte[] heap, int start, int length, Result r) {
        String[] parts = Utf8.text(heap, start, length).split("\\.", -1);
        long number = 0;
        for (int i = 0; i < parts.length; i++) {
            int octet = parts[i].matches("[0-9]{1,3}") ? Integer.parseInt(parts[i]) : -1;
            if (octet < 0 || octet > 255 || parts.length > 4) {
                r.isNull = true;
                return 0;
            }
            int place = i < parts.length - 1 ? 3 - i : 0;
            number |= (long) octet << 8 * place;
        }
        return number;
    }

    public static void numberToAddress(long number, Result r) {
        if (number < 0 || number >= MOST_ADDRESSES) {
            r.isNull = true;
            return;
        }
        r.setBytes(Utf8.bytes(
                (number >> 24) + "." + (number >> 16 & 0xFF) + "." + (number >> 8 & 0xFF) + "." + (number & 0xFF)));
    }
}
