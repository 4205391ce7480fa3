package io.sluice.driver.meta;

import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of the results of {@link java.sql.DatabaseMetaData}, in JDBC's order. A name stands for a text; {@code :i}
 * behind it for an INTEGER, {@code :s} a SMALLINT, {@code :l} a BIGINT, {@code :b} a BOOLEAN.
 */
final class Layouts {
    static final RowType CATALOGS = of("TABLE_CAT");
    static final RowType SCHEMAS = of("TABLE_SCHEM TABLE_CATALOG");
    static final RowType TABLE_TYPES = of("TABLE_TYPE");
    static final RowType TABLES = of("TABLE_CAT TABLE_SCHEM TABLE_NAME TABLE_TYPE REMARKS TYPE_CAT TYPE_SCHEM TYPE_NAME"
            + " SELF_REFERENCING_COL_NAME REF_GENERATION");
    static final RowType COLUMNS = of("TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME DATA_TYPE:i TYPE_NAME COLUMN_SIZE:i"
            + " BUFFER_LENGTH:i DECIMAL_DIGITS:i NUM_PREC_RADIX:i NULLABLE:i REMARKS COLUMN_DEF SQL_DATA_TYPE:i"
            + " SQL_DATETIME_SUB:i CHAR_OCTET_LENGTH:i ORDINAL_POSITION:i IS_NULLABLE SCOPE_CATALOG SCOPE_SCHEMA"
            + " SCOPE_TABLE SOURCE_DATA_TYPE:s IS_AUTOINCREMENT IS_GENERATEDCOLUMN");
    static final RowType PRIMARY_KEYS = of("TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME KEY_SEQ:s PK_NAME");
    static final RowType BEST_ROW = of("SCOPE:s COLUMN_NAME DATA_TYPE:i TYPE_NAME COLUMN_SIZE:i BUFFER_LENGTH:i"
            + " DECIMAL_DIGITS:s PSEUDO_COLUMN:s");
    static final RowType VERSION_COLUMNS = BEST_ROW;
    static final RowType FOREIGN_KEYS = of("PKTABLE_CAT PKTABLE_SCHEM PKTABLE_NAME PKCOLUMN_NAME FKTABLE_CAT"
            + " FKTABLE_SCHEM FKTABLE_NAME FKCOLUMN_NAME KEY_SEQ:s UPDATE_RULE:s DELETE_RULE:s FK_NAME PK_NAME"
            + " DEFERRABILITY:s");
    static final RowType INDEXES = of("TABLE_CAT TABLE_SCHEM TABLE_NAME NON_UNIQUE:b INDEX_QUALIFIER INDEX_NAME TYPE:s"
            + " ORDINAL_POSITION:s COLUMN_NAME ASC_OR_DESC CARDINALITY:l PAGES:l FILTER_CONDITION");
    static final RowType TYPES = of("TYPE_NAME DATA_TYPE:i PRECISION:i LITERAL_PREFIX LITERAL_SUFFIX CREATE_PARAMS"
            + " NULLABLE:s CASE_SENSITIVE:b SEARCHABLE:s UNSIGNED_ATTRIBUTE:b FIXED_PREC_SCALE:b AUTO_INCREMENT:b"
            + " LOCAL_TYPE_NAME MINIMUM_SCALE:s MAXIMUM_SCALE:s SQL_DATA_TYPE:i SQL_DATETIME_SUB:i NUM_PREC_RADIX:i");
    static final RowType PROCEDURES = of("PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME RESERVED_1 RESERVED_2 RESERVED_3"
            + " REMARKS PROCEDURE_TYPE:s SPECIFIC_NAME");
    static final RowType PROCEDURE_COLUMNS = of("PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME COLUMN_NAME COLUMN_TYPE:s"
            + " DATA_TYPE:i TYPE_NAME PRECISION:i LENGTH:i SCALE:s RADIX:s NULLABLE:s REMARKS COLUMN_DEF"
            + " SQL_DATA_TYPE:i SQL_DATETIME_SUB:i CHAR_OCTET_LENGTH:i ORDINAL_POSITION:i IS_NULLABLE SPECIFIC_NAME");
    static final RowType FUNCTIONS =
            of("FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME REMARKS FUNCTION_TYPE:s SPECIFIC_NAME");
    static final RowType FUNCTION_COLUMNS = of("FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME COLUMN_NAME COLUMN_TYPE:s"
            + " DATA_TYPE:i TYPE_NAME PRECISION:i LENGTH:i SCALE:s RADIX:s NULLABLE:s REMARKS CHAR_OCTET_LENGTH:i"
            + " ORDINAL_POSITION:i IS_NULLABLE SPECIFIC_NAME");
    static final RowType TABLE_PRIVILEGES =
            of("TABLE_CAT TABLE_SCHEM TABLE_NAME GRANTOR GRANTEE PRIVILEGE IS_GRANTABLE");
    static final RowType COLUMN_PRIVILEGES =
            of("TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME GRANTOR GRANTEE PRIVILEGE IS_GRANTABLE");
    static final RowType USER_TYPES = of("TYPE_CAT TYPE_SCHEM TYPE_NAME CLASS_NAME DATA_TYPE:i REMARKS BASE_TYPE:s");
    static final RowType SUPER_TYPES = of("TYPE_CAT TYPE_SCHEM TYPE_NAME SUPERTYPE_CAT SUPERTYPE_SCHEM SUPERTYPE_NAME");
    static final RowType SUPER_TABLES = of("TABLE_CAT TABLE_SCHEM TABLE_NAME SUPERTABLE_NAME");
    static final RowType ATTRIBUTES =
            of("TYPE_CAT TYPE_SCHEM TYPE_NAME ATTR_NAME DATA_TYPE:i ATTR_TYPE_NAME ATTR_SIZE:i"
                    + " DECIMAL_DIGITS:i NUM_PREC_RADIX:i NULLABLE:i REMARKS ATTR_DEF SQL_DATA_TYPE:i SQL_DATETIME_SUB:i"
                    + " CHAR_OCTET_LENGTH:i ORDINAL_POSITION:i IS_NULLABLE SCOPE_CATALOG SCOPE_SCHEMA SCOPE_TABLE"
                    + " SOURCE_DATA_TYPE:s");
    static final RowType CLIENT_INFO = of("NAME MAX_LEN:i DEFAULT_VALUE DESCRIPTION");
    static final RowType PSEUDO_COLUMNS = of("TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME DATA_TYPE:i COLUMN_SIZE:i"
            + " DECIMAL_DIGITS:i NUM_PREC_RADIX:i COLUMN_USAGE REMARKS CHAR_OCTET_LENGTH:i IS_NULLABLE");

    private Layouts() {}

    private static RowType of(String columns) {
        List<Field> fields = new ArrayList<>();
        for (String column : columns.split(" ")) {
            int colon = column.indexOf(':');
            fields.add(
                    colon < 0
                            ? new Field(column, SqlType.string())
                            : new Field(column.substring(0, colon), SqlType.of(root(column.charAt(colon + 1)))));
        }
        return new RowType(fields);
    }

    private static TypeRoot root(char sign) {
        return switch (sign) {
            case 'i' -> TypeRoot.INTEGER;
            case 's' -> TypeRoot.SMALLINT;
            case 'l' -> TypeRoot.BIGINT;
            case 'b' -> TypeRoot.BOOLEAN;
            default -> throw new IllegalArgumentException("sign " + sign);
        };
    }
}
