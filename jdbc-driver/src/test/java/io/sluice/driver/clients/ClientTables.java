package io.sluice.driver.clients;

import io.sluice.driver.Served;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A URL of which every connection has the same tables, as a tool that connects by itself needs it. */
final class ClientTables {
    private ClientTables() {}

    static String url(Served served, Path folder) {
        try {
            Path rows = Files.writeString(
                    folder.resolve("flights.csv"),
                    "1,HAM,12.50,2024-01-02 03:04:05.000006\n2,TXL,-3.25,2024-01-03 00:00:00\n3,HAM,,2024-01-04 12:00:00\n");
            Path script = Files.writeString(
                    folder.resolve("init.sql"),
                    "CREATE TABLE flights (id INT, origin STRING, delay DECIMAL(10, 2), ts TIMESTAMP(6),"
                            + " PRIMARY KEY (id) NOT ENFORCED) WITH ('connector' = 'filesystem', 'path' = '" + rows
                            + "', 'format' = 'csv', 'csv.null-literal' = '');\n"
                            + "CREATE VIEW airports AS SELECT DISTINCT origin FROM flights;\n");
            return served.url("?init=" + script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
