package io.sluice.driver;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.session.SessionProvider;
import io.sluice.driver.jdbc.SluiceConnection;
import io.sluice.driver.jdbc.SluiceFactory;
import io.sluice.driver.jdbc.SqlErrors;
import io.sluice.driver.meta.DriverMeta;
import io.sluice.driver.meta.SluiceMeta;
import io.sluice.driver.remote.ServerMeta;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaFactory;
import org.apache.calcite.avatica.DriverVersion;
import org.apache.calcite.avatica.UnregisteredDriver;

/**
 * The driver for {@code jdbc:sluice:}: an engine in the same process, found as a service; or a server, {@code
 * jdbc:sluice://host:port}. Registers itself when it is loaded. Safe for several threads.
 */
public final class SluiceDriver extends UnregisteredDriver {
    private static final String NAME = "Sluice JDBC driver";
    private static final String PRODUCT = "Sluice";

    static {
        new SluiceDriver().register();
    }

    @Override
    protected AvaticaFactory createFactory() {
        return new SluiceFactory();
    }

    @Override
    protected DriverVersion createDriverVersion() {
        String version = SluiceDriver.class.getPackage().getImplementationVersion();
        String text = version == null ? "development" : version;
        return new DriverVersion(NAME, text, PRODUCT, text, false, 0, 1, 0, 1);
    }

    @Override
    protected String getConnectStringPrefix() {
        return ConnectionUrl.PREFIX;
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        if (url == null) {
            throw new SQLException("The URL is null", "08001");
        }
        return url.startsWith(ConnectionUrl.PREFIX);
    }

    /**
     * Opens a connection; null for the URL of another driver.
     *
     * @throws SQLException 08001 for a URL that is none, 42704 for a key that is none, 22023 for a bad value
     */
    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        try {
            ConnectionUrl parsed = ConnectionUrl.parse(url);
            ConnectionOptions options = ConnectionOptions.of(parsed, info == null ? new Properties() : info);
            SluiceConnection connection =
                    (SluiceConnection) factory.newConnection(this, factory, url, options.driver());
            connection.open(options.session());
            return begun(connection, options.script());
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        }
    }

    /** In process unless the connection has a server's address. */
    @Override
    public DriverMeta createMeta(AvaticaConnection connection) {
        boolean near = connection.config().url().isEmpty();
        return near ? new SluiceMeta(engine(), 0) : ServerMeta.of(connection.config());
    }

    private static SessionProvider engine() {
        try {
            return provider(SluiceDriver.class.getClassLoader())
                    .or(() -> provider(Thread.currentThread().getContextClassLoader()))
                    .orElseThrow(SluiceDriver::noEngine);
        } catch (ServiceConfigurationError e) {
            // One that was loaded beside another copy of this driver.
            throw noEngine().causedBy(e);
        }
    }

    private static SluiceException noEngine() {
        return SluiceException.of(ErrorCode.INVALID_URL, "There is no engine in this process to connect to")
                .hint("put Sluice's engine on the class path, or connect to a server: jdbc:sluice://host:port");
    }

    private static Optional<SessionProvider> provider(ClassLoader loader) {
        return ServiceLoader.load(SessionProvider.class, loader).findFirst();
    }

    private static SluiceConnection begun(SluiceConnection connection, Optional<String> script) throws SQLException {
        if (script.isEmpty()) {
            return connection;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(read(script.get()));
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw new SQLException(
                    "The script of 'init', " + script.get() + ": " + e.getMessage(),
                    e.getSQLState(),
                    e.getErrorCode(),
                    e);
        }
    }

    private static String read(String path) throws SQLException {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new SQLException("it cannot be read: " + e, "58P01", e);
        }
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        List<DriverPropertyInfo> properties = new ArrayList<>();
        ConnectionOptions.OWN.forEach((key, meaning) -> {
            DriverPropertyInfo property = new DriverPropertyInfo(key, info == null ? null : info.getProperty(key));
            property.description = meaning;
            properties.add(property);
        });
        return properties.toArray(DriverPropertyInfo[]::new);
    }
}
