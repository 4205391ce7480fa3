package io.sluice.driver;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Connections by URL, for pools and containers: a bean. Set it up before it is used; then for any thread. */
public final class SluiceDataSource implements DataSource {
    private final Properties properties = new Properties();
    private String url = ConnectionUrl.PREFIX;
    private PrintWriter logWriter;
    private int loginTimeout;

    public String getUrl() {
        return url;
    }

    /** {@code jdbc:sluice:} unless it is set. */
    public void setUrl(String newUrl) {
        url = newUrl;
    }

    public String getUser() {
        return properties.getProperty(ConnectionOptions.USER);
    }

    public void setUser(String user) {
        properties.setProperty(ConnectionOptions.USER, user);
    }

    public void setPassword(String password) {
        properties.setProperty(ConnectionOptions.PASSWORD, password);
    }

    /** A property of the driver, or a setting as SET takes it. */
    public void setProperty(String key, String value) {
        properties.setProperty(key, value);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connect(properties);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        Properties all = (Properties) properties.clone();
        all.setProperty(ConnectionOptions.USER, user);
        all.setProperty(ConnectionOptions.PASSWORD, password);
        return connect(all);
    }

    private Connection connect(Properties with) throws SQLException {
        Properties all = (Properties) with.clone();
        if (loginTimeout > 0) {
            all.putIfAbsent(ConnectionOptions.CONNECT_TIMEOUT, String.valueOf(loginTimeout));
        }
        Connection connection = new SluiceDriver().connect(url, all);
        if (connection == null) {
            throw new SQLException("'" + url + "' does not begin with " + ConnectionUrl.PREFIX, "08001");
        }
        return connection;
    }

    @Override
    public PrintWriter getLogWriter() {
        return logWriter;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        logWriter = out;
    }

    /** The property {@code connectTimeout}, where that is not set; 0 leaves it to the driver. */
    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("Sluice does not log through java.util.logging", "0A000");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("This data source is no " + type.getName(), "22023");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
