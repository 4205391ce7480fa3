package io.sluice.connectors;

import java.util.Set;

/**
 * Connectors of Flink that Sluice does not have. As in Flink, a table of one can be defined, described and copied with
 * LIKE; only reading or writing it is refused.
 */
public final class OtherConnectors {
    static final Set<String> NAMES = Set.of(
            "kafka",
            "upsert-kafka",
            "jdbc",
            "elasticsearch-6",
            "elasticsearch-7",
            "elasticsearch-8",
            "opensearch",
            "opensearch-2",
            "hbase-1.4",
            "hbase-2.2",
            "hbase-2.6",
            "kinesis",
            "kinesis-legacy",
            "firehose",
            "dynamodb",
            "sqs",
            "mongodb",
            "pulsar",
            "rabbitmq",
            "pubsub",
            "hive",
            "savepoint",
            "mysql-cdc",
            "postgres-cdc",
            "oracle-cdc",
            "sqlserver-cdc",
            "mongodb-cdc");

    private OtherConnectors() {}

    /** Whether a table with this connector can be defined without its options being known. */
    public static boolean isOther(String identifier) {
        return identifier != null && NAMES.contains(identifier);
    }
}
