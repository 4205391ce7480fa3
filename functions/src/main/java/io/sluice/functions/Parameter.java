package io.sluice.functions;

import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.Locale;

/** What an argument may be, and which type it is cast to. Text constants are read as dates and times where needed. */
enum Parameter {
    BOOLEAN,
    /** TINYINT, SMALLINT, INT. */
    INT,
    /** Any integer, as BIGINT. */
    BIGINT,
    DECIMAL,
    FLOAT,
    /** Any number, as DOUBLE. */
    DOUBLE,
    TEXT,
    /** BINARY or VARBINARY. */
    BYTES,
    DATE,
    TIME,
    /** TIMESTAMP; DATE, and TIMESTAMP_LTZ in the session's zone, as TIMESTAMP. */
    TIMESTAMP,
    TIMESTAMP_LTZ,
    /** INTERVAL YEAR TO MONTH. */
    MONTHS,
    /** INTERVAL DAY TO SECOND. */
    DURATION,
    /** A name of a unit or a flag, as a text constant. */
    UNIT;

    /** The type that the argument is cast to; null when it is not taken. */
    SqlType accept(Argument argument) {
        SqlType type = argument.type();
        if (type.root() == TypeRoot.NULL) {
            return nullOf();
        }
        return switch (this) {
            case BOOLEAN -> only(type, TypeRoot.BOOLEAN);
            case INT -> type.isInteger() && type.root() != TypeRoot.BIGINT ? type : null;
            case BIGINT -> type.isInteger() ? as(TypeRoot.BIGINT, type) : null;
            case DECIMAL -> only(type, TypeRoot.DECIMAL);
            case FLOAT -> only(type, TypeRoot.FLOAT);
            case DOUBLE -> type.isNumeric() ? as(TypeRoot.DOUBLE, type) : null;
            case TEXT -> text(type);
            case BYTES -> type.isBinary() ? type : null;
            case UNIT -> argument.isLiteral() ? text(type) : null;
            case DATE -> isText(argument) ? as(TypeRoot.DATE, type) : only(type, TypeRoot.DATE);
            case TIME -> isText(argument) ? SqlType.time(6) : only(type, TypeRoot.TIME);
            case TIMESTAMP -> timestamp(argument);
            case TIMESTAMP_LTZ -> only(type, TypeRoot.TIMESTAMP_LTZ);
            case MONTHS -> only(type, TypeRoot.INTERVAL_YEAR_MONTH);
            case DURATION -> only(type, TypeRoot.INTERVAL_DAY_TIME);
        };
    }

    private static SqlType timestamp(Argument argument) {
        SqlType type = argument.type();
        return switch (type.root()) {
            case TIMESTAMP -> type;
            case DATE -> SqlType.timestamp(0).withNullable(type.nullable());
            case TIMESTAMP_LTZ -> SqlType.timestamp(type.precision()).withNullable(type.nullable());
            default -> isText(argument) ? SqlType.timestamp(6).withNullable(type.nullable()) : null;
        };
    }

    private SqlType nullOf() {
        return switch (this) {
            case INT -> SqlType.of(TypeRoot.INTEGER);
            case TEXT, UNIT -> SqlType.string();
            case BYTES -> SqlType.bytes();
            case TIME -> SqlType.time(0);
            case MONTHS -> SqlType.of(TypeRoot.INTERVAL_YEAR_MONTH);
            case DURATION -> SqlType.of(TypeRoot.INTERVAL_DAY_TIME);
            default -> SqlType.of(TypeRoot.valueOf(name()));
        };
    }

    private static boolean isText(Argument argument) {
        return argument.isLiteral() && argument.type().isText();
    }

    /** A CHAR is a VARCHAR of its length to functions of text. */
    private static SqlType text(SqlType type) {
        return type.root() == TypeRoot.CHAR
                ? SqlType.varchar(type.precision()).withNullable(type.nullable())
                : only(type, TypeRoot.VARCHAR);
    }

    private static SqlType only(SqlType type, TypeRoot root) {
        return type.root() == root ? type : null;
    }

    private static SqlType as(TypeRoot root, SqlType type) {
        return type.root() == root ? type : SqlType.of(root).withNullable(type.nullable());
    }

    String shown() {
        return name().toLowerCase(Locale.ROOT);
    }
}
