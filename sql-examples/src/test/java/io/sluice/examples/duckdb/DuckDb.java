package io.sluice.examples.duckdb;

import io.sluice.examples.ExampleFiles;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** DuckDB in memory with the flights and the airports. */
final class DuckDb implements AutoCloseable {
    private final Connection connection;

    DuckDb() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE flights AS SELECT * FROM read_json('" + ExampleFiles.FLIGHTS
                    + "', format = 'newline_delimited', columns = {departed: 'TIMESTAMP', origin: 'VARCHAR',"
                    + " destination: 'VARCHAR', distance: 'INTEGER', delay: 'INTEGER'})");
            statement.execute("CREATE TABLE airports AS SELECT * FROM read_csv('" + ExampleFiles.AIRPORTS
                    + "', header = true, nullstr = 'NA', columns = {'iata': 'VARCHAR', 'name': 'VARCHAR',"
                    + " 'city': 'VARCHAR', 'state': 'VARCHAR', 'country': 'VARCHAR', 'latitude': 'DOUBLE',"
                    + " 'longitude': 'DOUBLE'})");
        }
    }

    /** Rows of text; a null cell is NULL. */
    List<List<String>> rows(String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int c = 1; c <= columns; c++) {
                    row.add(result.getString(c));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
