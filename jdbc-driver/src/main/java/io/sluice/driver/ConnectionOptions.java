package io.sluice.driver;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.ClientOptions;
import io.sluice.driver.meta.SluiceMeta;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * What URL and properties say about a connection; the URL wins. A key that is none of the driver's own is a setting, as
 * SET takes it.
 *
 * @param session for {@link SluiceMeta#openConnection}
 * @param driver Avatica's own properties
 * @param script a file of statements that each new connection runs first
 */
record ConnectionOptions(Map<String, String> session, Properties driver, Optional<String> script) {
    static final String CATALOG = "catalog";
    static final String DATABASE = "database";
    static final String RESULT_MODE = "resultMode";
    static final String INIT = "init";
    static final String TIME_ZONE = "timeZone";
    static final String FETCH_SIZE = "fetchSize";
    static final String USER = "user";
    static final String PASSWORD = "password";
    static final String TLS = "tls";
    static final String TRUST_STORE = "trustStore";
    static final String TRUST_STORE_PASSWORD = "trustStorePassword";
    static final String CONNECT_TIMEOUT = "connectTimeout";
    static final String RESPONSE_TIMEOUT = "responseTimeout";

    /** The driver's own keys and what they mean. */
    static final Map<String, String> OWN = own();

    private static final String USUAL_FETCH_SIZE = "10000";
    private static final String USUAL_CONNECT_SECONDS = "10";
    private static final String USUAL_RESPONSE_SECONDS = "60";
    private static final List<String> RESULT_MODES = List.of("table", "changelog");

    private static Map<String, String> own() {
        Map<String, String> own = new LinkedHashMap<>();
        own.put(USER, "name of the user, for a server");
        own.put(PASSWORD, "password of the user, for a server");
        own.put(TLS, "true: the server is spoken to over TLS");
        own.put(TRUST_STORE, "a key store with the certificates to trust, for TLS; Java's own where it is not given");
        own.put(TRUST_STORE_PASSWORD, "its password");
        own.put(CONNECT_TIMEOUT, "seconds in which a server must take a connection; 10");
        own.put(RESPONSE_TIMEOUT, "seconds in which a server must answer what waits for no statement's work; 60");
        own.put(CATALOG, "catalog to begin in");
        own.put(DATABASE, "database to begin in");
        own.put(RESULT_MODE, "table: final rows; changelog: each change as a row, its kind in the first column");
        own.put(INIT, "path of a file of statements that each new connection runs first");
        own.put(TIME_ZONE, "zone of java.sql.Date, Time and Timestamp; the JVM's where it is not given");
        own.put(FETCH_SIZE, "rows that are fetched at once where a statement does not say; 10000");
        return own;
    }

    /** @throws SluiceException {@link ErrorCode#INVALID_SETTING} for a bad value of one of the driver's own keys */
    static ConnectionOptions of(ConnectionUrl url, Properties properties) {
        Map<String, String> all = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            all.put(key, properties.getProperty(key));
        }
        url.catalog().ifPresent(name -> all.put(CATALOG, name));
        url.database().ifPresent(name -> all.put(DATABASE, name));
        all.putAll(url.properties());
        Map<String, String> session = new TreeMap<>(all);
        session.keySet().removeAll(Set.copyOf(OWN.keySet()));
        move(all, CATALOG, session, SluiceMeta.CATALOG);
        move(all, DATABASE, session, SluiceMeta.DATABASE);
        url.folder().ifPresent(folder -> session.put(SluiceMeta.FOLDER, folder));
        resultMode(all).ifPresent(mode -> session.put(ClientOptions.RESULT_MODE.key(), mode));
        return new ConnectionOptions(session, driver(url, all), Optional.ofNullable(all.get(INIT)));
    }

    private static void move(Map<String, String> from, String key, Map<String, String> to, String newKey) {
        String value = from.get(key);
        if (value != null) {
            to.put(newKey, value);
        }
    }

    private static Optional<String> resultMode(Map<String, String> all) {
        String mode = all.get(RESULT_MODE);
        if (mode != null && !RESULT_MODES.contains(mode)) {
            throw SluiceException.of(ErrorCode.INVALID_SETTING, "'" + RESULT_MODE + "' = '" + mode + "'")
                    .expected("one of " + String.join(", ", RESULT_MODES));
        }
        return Optional.ofNullable(mode);
    }

    private static Properties driver(ConnectionUrl url, Map<String, String> all) {
        Properties driver = new Properties();
        driver.put("fetch_size", number(all, FETCH_SIZE, USUAL_FETCH_SIZE));
        driver.put("http_connection_timeout", number(all, CONNECT_TIMEOUT, USUAL_CONNECT_SECONDS) + "000");
        driver.put("http_response_timeout", number(all, RESPONSE_TIMEOUT, USUAL_RESPONSE_SECONDS) + "000");
        String scheme = tls(all) ? "https://" : "http://";
        driver.put("url", url.server().map(server -> scheme + server + "/").orElse(""));
        putIfThere(driver, "truststore", all.get(TRUST_STORE));
        putIfThere(driver, "truststore_password", all.get(TRUST_STORE_PASSWORD));
        putIfThere(driver, "timeZone", all.get(TIME_ZONE));
        putIfThere(driver, "user", all.get(USER));
        if (url.server().isPresent() && all.containsKey(USER)) {
            driver.put("avatica_user", all.get(USER));
            putIfThere(driver, "avatica_password", all.get(PASSWORD));
        }
        return driver;
    }

    private static boolean tls(Map<String, String> all) {
        String tls = all.getOrDefault(TLS, "false");
        if (!tls.equals("true") && !tls.equals("false")) {
            throw SluiceException.of(ErrorCode.INVALID_SETTING, "'" + TLS + "' = '" + tls + "'")
                    .expected("true or false");
        }
        return tls.equals("true");
    }

    private static void putIfThere(Properties driver, String key, String value) {
        if (value != null) {
            driver.put(key, value);
        }
    }

    private static String number(Map<String, String> all, String key, String usual) {
        String number = all.getOrDefault(key, usual);
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw SluiceException.of(ErrorCode.INVALID_SETTING, "'" + key + "' = '" + number + "'")
                    .expected("a whole number above 0");
        }
        return number;
    }
}
