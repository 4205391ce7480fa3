package io.sluice.core.error;

import static io.sluice.core.error.ErrorKind.EXTERNAL;
import static io.sluice.core.error.ErrorKind.INTERNAL;
import static io.sluice.core.error.ErrorKind.RESOURCE;
import static io.sluice.core.error.ErrorKind.USER;

/**
 * The catalogue of errors. Numbers are never reused: 1xxx text of a statement, 2xxx names and catalog, 3xxx types and
 * functions, 4xxx queries and plans, 5xxx settings and the command line, 6xxx connectors and data, 7xxx state and
 * checkpoints, 8xxx jobs, 9xxx Sluice itself. SQLSTATE classes are those of the SQL standard and of PostgreSQL.
 */
public enum ErrorCode {
    SYNTAX(1001, USER, "42601"),
    UNFINISHED_STATEMENT(1002, USER, "42601"),
    NOT_PART_OF_SLUICE(1003, USER, "0A000"),
    NOT_BUILT_YET(1004, USER, "0A000"),

    TABLE_NOT_FOUND(2001, USER, "42P01"),
    COLUMN_NOT_FOUND(2002, USER, "42703"),
    COLUMN_AMBIGUOUS(2003, USER, "42702"),
    OBJECT_EXISTS(2004, USER, "42P07"),
    INVALID_TABLE_DEFINITION(2005, USER, "42P16"),
    COLUMN_COUNT_MISMATCH(2006, USER, "42601"),
    DUPLICATE_NAME(2007, USER, "42701"),
    CATALOG_NOT_FOUND(2008, USER, "3D000"),
    DATABASE_NOT_FOUND(2009, USER, "3F000"),
    OBJECT_IN_USE(2010, USER, "2BP01"),

    FUNCTION_NOT_FOUND(3001, USER, "42883"),
    WRONG_ARGUMENTS(3002, USER, "42883"),
    TYPE_MISMATCH(3003, USER, "42804"),
    INVALID_LITERAL(3004, USER, "22007"),
    NUMERIC_OVERFLOW(3005, USER, "22003"),
    DIVISION_BY_ZERO(3006, USER, "22012"),
    CAST_FAILED(3007, USER, "22018"),
    INVALID_ARGUMENT(3008, USER, "22023"),
    PRECISION_LOSS(3009, USER, "22008"),
    INVALID_FUNCTION(3010, USER, "42P13"),
    FUNCTION_FAILED(3011, USER, "38000"),

    INVALID_QUERY(4001, USER, "42601"),
    GROUPING_ERROR(4002, USER, "42803"),
    TIME_ATTRIBUTE_REQUIRED(4003, USER, "42P20"),
    INVALID_WINDOW(4004, USER, "42P20"),
    UNBOUNDED_NOT_ALLOWED(4005, USER, "0A000"),
    CHANGELOG_NOT_ACCEPTED(4006, USER, "0A000"),
    LATE_ROWS_INVALID(4007, USER, "42P20"),
    SINK_KEY_NOT_UNIQUE(4008, USER, "42P10"),
    SUBQUERY_ROWS(4009, USER, "21000"),

    UNKNOWN_SETTING(5001, USER, "42704"),
    INVALID_SETTING(5002, USER, "22023"),
    USAGE(5003, USER, "22023"),
    FILE_NOT_FOUND(5004, USER, "58P01"),
    INVALID_URL(5005, USER, "08001"),
    SESSION_CLOSED(5006, USER, "08003"),
    INVALID_REQUEST(5007, USER, "08P01"),
    ACCESS_DENIED(5008, USER, "42501"),
    NOT_AUTHENTICATED(5009, USER, "28000"),
    TOO_MANY_SESSIONS(5010, RESOURCE, "53300"),
    TOO_MANY_STATEMENTS(5011, RESOURCE, "53400"),
    SERVER_UNREACHABLE(5012, EXTERNAL, "08001"),
    REQUEST_TOO_LARGE(5013, USER, "54000"),

    UNKNOWN_CONNECTOR(6001, USER, "42704"),
    UNKNOWN_OPTION(6002, USER, "42704"),
    INVALID_OPTION(6003, USER, "22023"),
    MISSING_OPTION(6004, USER, "22023"),
    MALFORMED_RECORD(6005, USER, "22P04"),
    NULL_NOT_ALLOWED(6006, USER, "23502"),
    NULL_ROW_TIME(6007, USER, "23502"),
    WRONG_DIRECTION(6008, USER, "0A000"),
    VALUE_TOO_LONG(6009, USER, "22001"),
    UNKNOWN_METADATA(6010, USER, "42704"),
    SOURCE_CHANGED(6011, USER, "55000"),
    SINK_KEY_CONFLICT(6012, USER, "23505"),

    CHECKPOINT_NOT_FOUND(7001, USER, "58P01"),
    CHECKPOINT_DAMAGED(7002, EXTERNAL, "58030"),
    STATE_INCOMPATIBLE(7003, USER, "55000"),
    CHECKPOINT_FAILED(7004, EXTERNAL, "58030"),
    STATE_TOO_LARGE(7005, RESOURCE, "53200"),
    CHECKPOINT_IN_USE(7006, USER, "55006"),
    DATA_FOLDER_IN_USE(7007, USER, "55006"),
    DATA_FOLDER_DAMAGED(7008, EXTERNAL, "58030"),

    JOB_FAILED(8001, EXTERNAL, "58000"),
    JOB_NOT_FOUND(8002, USER, "42704"),
    JOB_CANCELLED(8003, USER, "57014"),
    JOB_AMBIGUOUS(8004, USER, "42725"),
    JOB_ENDED(8005, USER, "55000"),

    IO_ERROR(9001, EXTERNAL, "58030"),
    OUT_OF_MEMORY(9002, RESOURCE, "53200"),
    INTERNAL_ERROR(9003, INTERNAL, "XX000");

    private final int number;
    private final ErrorKind kind;
    private final String sqlState;

    ErrorCode(int number, ErrorKind kind, String sqlState) {
        this.number = number;
        this.kind = kind;
        this.sqlState = sqlState;
    }

    public int number() {
        return number;
    }

    public ErrorKind kind() {
        return kind;
    }

    /** Five characters, class and subclass. */
    public String sqlState() {
        return sqlState;
    }

    /** How the code is printed: {@code SLC-1001}. */
    public String label() {
        return "SLC-" + number;
    }
}
