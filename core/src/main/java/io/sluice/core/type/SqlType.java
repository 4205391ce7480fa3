package io.sluice.core.type;

import java.util.ArrayList;
import java.util.List;

/**
 * A SQL type with its nullability. {@code precision} is the number of digits of DECIMAL, the (maximal) length of CHAR,
 * VARCHAR, BINARY and VARBINARY ({@link #UNBOUNDED} for STRING and BYTES), the fractional second digits of TIME and
 * timestamps, else 0; {@code scale} is used by DECIMAL only. {@code fields} are what a nested type is made of: the
 * fields of ROW; {@code element} of ARRAY and MULTISET; {@code key} and {@code value} of MAP; none of other types.
 */
public record SqlType(TypeRoot root, int precision, int scale, boolean nullable, List<Field> fields) {
    public static final int UNBOUNDED = Integer.MAX_VALUE;
    public static final int MAX_DECIMAL_PRECISION = 38;
    /** Digits of a DECIMAL that still fit a long. */
    public static final int MAX_LONG_DECIMAL_PRECISION = 18;

    public SqlType {
        fields = List.copyOf(fields);
    }

    /** A type that is not nested. */
    public SqlType(TypeRoot root, int precision, int scale, boolean nullable) {
        this(root, precision, scale, nullable, List.of());
    }

    /** A nullable type without parameters. */
    public static SqlType of(TypeRoot root) {
        return switch (root) {
            case DECIMAL -> decimal(10, 0);
            case CHAR, BINARY -> new SqlType(root, 1, 0, true);
            case VARCHAR -> string();
            case VARBINARY -> bytes();
            case TIMESTAMP, TIMESTAMP_LTZ -> new SqlType(root, 6, 0, true);
            case ARRAY, MAP, MULTISET, ROW -> throw new IllegalArgumentException(root + " of what?");
            default -> new SqlType(root, 0, 0, true);
        };
    }

    public static SqlType decimal(int precision, int scale) {
        return new SqlType(TypeRoot.DECIMAL, precision, scale, true);
    }

    public static SqlType fixedChar(int length) {
        return new SqlType(TypeRoot.CHAR, length, 0, true);
    }

    public static SqlType varchar(int length) {
        return new SqlType(TypeRoot.VARCHAR, length, 0, true);
    }

    public static SqlType string() {
        return varchar(UNBOUNDED);
    }

    public static SqlType binary(int length) {
        return new SqlType(TypeRoot.BINARY, length, 0, true);
    }

    public static SqlType varbinary(int length) {
        return new SqlType(TypeRoot.VARBINARY, length, 0, true);
    }

    public static SqlType bytes() {
        return varbinary(UNBOUNDED);
    }

    public static SqlType time(int precision) {
        return new SqlType(TypeRoot.TIME, precision, 0, true);
    }

    public static SqlType timestamp(int precision) {
        return new SqlType(TypeRoot.TIMESTAMP, precision, 0, true);
    }

    public static SqlType timestampLtz(int precision) {
        return new SqlType(TypeRoot.TIMESTAMP_LTZ, precision, 0, true);
    }

    public static SqlType array(SqlType element) {
        return nested(TypeRoot.ARRAY, List.of(new Field("element", element)));
    }

    public static SqlType multiset(SqlType element) {
        return nested(TypeRoot.MULTISET, List.of(new Field("element", element)));
    }

    public static SqlType map(SqlType key, SqlType value) {
        return nested(TypeRoot.MAP, List.of(new Field("key", key), new Field("value", value)));
    }

    public static SqlType row(List<Field> fields) {
        return nested(TypeRoot.ROW, fields);
    }

    private static SqlType nested(TypeRoot root, List<Field> fields) {
        return new SqlType(root, 0, 0, true, fields);
    }

    /** Reads what {@link #toString()} prints, and the names that Flink SQL accepts beside them. */
    public static SqlType parse(String text) {
        return TypeText.parse(text);
    }

    public SqlType withNullable(boolean newNullable) {
        return newNullable == nullable ? this : new SqlType(root, precision, scale, newNullable, fields);
    }

    public SqlType notNull() {
        return withNullable(false);
    }

    /** The same kind of type made of other types, in the order of {@link #fields()}. */
    public SqlType withFieldTypes(List<SqlType> types) {
        List<Field> changed = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            changed.add(new Field(fields.get(i).name(), types.get(i)));
        }
        return new SqlType(root, precision, scale, nullable, changed);
    }

    /** What an ARRAY or MULTISET holds. */
    public SqlType element() {
        return child(0, root == TypeRoot.ARRAY || root == TypeRoot.MULTISET);
    }

    /** The type of the keys of a MAP. */
    public SqlType key() {
        return child(0, root == TypeRoot.MAP);
    }

    /** The type of the values of a MAP. */
    public SqlType value() {
        return child(1, root == TypeRoot.MAP);
    }

    private SqlType child(int index, boolean exists) {
        if (!exists) {
            throw new IllegalStateException(this + " has no such part");
        }
        return fields.get(index).type();
    }

    /** The fields of a ROW. */
    public RowType row() {
        return new RowType(fields);
    }

    public PhysicalType physical() {
        return switch (root) {
            case BOOLEAN, NULL -> PhysicalType.BOOLEAN;
            case TINYINT, SMALLINT, INTEGER, DATE, INTERVAL_YEAR_MONTH -> PhysicalType.INT;
            case BIGINT, TIME, TIMESTAMP, TIMESTAMP_LTZ, INTERVAL_DAY_TIME -> PhysicalType.LONG;
            case FLOAT -> PhysicalType.FLOAT;
            case DOUBLE -> PhysicalType.DOUBLE;
            case DECIMAL -> precision <= MAX_LONG_DECIMAL_PRECISION ? PhysicalType.LONG : PhysicalType.DECIMAL128;
            case CHAR, VARCHAR, BINARY, VARBINARY, ARRAY, MAP, MULTISET, ROW -> PhysicalType.BYTES;
        };
    }

    public boolean isInteger() {
        return root == TypeRoot.TINYINT
                || root == TypeRoot.SMALLINT
                || root == TypeRoot.INTEGER
                || root == TypeRoot.BIGINT;
    }

    public boolean isNumeric() {
        return isInteger() || root == TypeRoot.FLOAT || root == TypeRoot.DOUBLE || root == TypeRoot.DECIMAL;
    }

    public boolean isTimestamp() {
        return root == TypeRoot.TIMESTAMP || root == TypeRoot.TIMESTAMP_LTZ;
    }

    /** Whether values are UTF-8. */
    public boolean isText() {
        return root == TypeRoot.CHAR || root == TypeRoot.VARCHAR;
    }

    /** Whether values are bytes without a meaning. */
    public boolean isBinary() {
        return root == TypeRoot.BINARY || root == TypeRoot.VARBINARY;
    }

    /** Whether values are made of values of other types. */
    public boolean isNested() {
        return root == TypeRoot.ARRAY || root == TypeRoot.MAP || root == TypeRoot.MULTISET || root == TypeRoot.ROW;
    }

    /** Whether values have an order: all but nested ones do. */
    public boolean isOrdered() {
        return !isNested();
    }

    /** Equality that ignores nullability, also of what the type is made of. */
    public boolean sameAs(SqlType other) {
        if (root != other.root
                || precision != other.precision
                || scale != other.scale
                || fields.size() != other.fields.size()) {
            return false;
        }
        for (int i = 0; i < fields.size(); i++) {
            Field a = fields.get(i);
            Field b = other.fields.get(i);
            if (!a.name().equals(b.name()) || !a.type().sameAs(b.type())) {
                return false;
            }
        }
        return true;
    }

    /** SQL text, such as {@code DECIMAL(10, 2) NOT NULL} or {@code ARRAY<ROW<`a` INT>>}. */
    @Override
    public String toString() {
        return TypeText.print(this);
    }
}
