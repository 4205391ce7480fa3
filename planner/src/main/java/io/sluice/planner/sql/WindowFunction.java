package io.sluice.planner.sql;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.core.type.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlWindowTableFunction;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandMetadata;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * One call of a window function in FROM. Each call has an operator of its own, which carries what the plan must know of the
 * call and the relational form would lose: the names by which LATE ROWS OF can mean it, and where it stands.
 */
public final class WindowFunction extends SqlWindowTableFunction {
    /** The columns it appends. */
    public static final List<String> COLUMNS = List.of("window_start", "window_end", "window_time");

    private static final int WINDOW_BOUND_PRECISION = 3;

    private static final String DECLARE_WATERMARK =
            "declare WATERMARK FOR the column in CREATE TABLE, and select it as it is";

    private final WindowKind kind;
    private final Set<String> inputNames;
    private final SourcePosition position;
    private final Optional<List<String>> partition;

    /** @param partition columns that have sessions of their own; empty: those that are grouped by */
    WindowFunction(WindowKind kind, Set<String> inputNames, SourcePosition position, Optional<List<String>> partition) {
        super(kind.name(), new Arguments(kind));
        this.kind = kind;
        this.inputNames = Set.copyOf(inputNames);
        this.position = position;
        this.partition = partition.map(List::copyOf);
    }

    /** The columns of PARTITION BY; empty when it is by whatever columns the aggregation above groups by. */
    public Optional<List<String>> partition() {
        return partition;
    }

    public WindowKind windowKind() {
        return kind;
    }

    /** The table, view or WITH name it reads, and the alias of the call. */
    public Set<String> inputNames() {
        return inputNames;
    }

    public SourcePosition position() {
        return position;
    }

    /** The error for a time column that no watermark follows. */
    public SluiceException requiresTimeAttribute(String column, SqlType type) {
        return SluiceException.of(
                        ErrorCode.TIME_ATTRIBUTE_REQUIRED,
                        "The time column '" + column + "' of " + kind + " is " + type.withNullable(true)
                                + ", but not a time attribute: it has no watermark")
                .at(position)
                .hint(DECLARE_WATERMARK);
    }

    /** The error for PROCTIME() as time column. */
    public SluiceException overProcessingTime() {
        return SluiceException.of(ErrorCode.NOT_BUILT_YET, "Windows over processing time are not built yet")
                .at(position)
                .hint("declare WATERMARK FOR a time column of the table, and window by that column");
    }

    private static SluiceException requiresTimestamp(WindowKind kind, String type) {
        return SluiceException.of(
                        ErrorCode.TIME_ATTRIBUTE_REQUIRED,
                        "The window function " + kind.signature()
                                + " requires the timecol to be TIMESTAMP or TIMESTAMP_LTZ, but is " + type
                                + ". Besides, the timecol must be a time attribute type in streaming mode.")
                .hint(DECLARE_WATERMARK);
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        if (call.operandCount() > 1) {
            // Before the operands are resolved: what is no descriptor is resolved as a column of nothing.
            Arguments.checkDescriptor(kind, call.operand(1));
        }
        for (SqlNode operand : call.getOperandList()) {
            validator.deriveType(scope, operand);
        }
        return validateOperands(validator, scope.getOperandScope(call), call);
    }

    @Override
    public SqlReturnTypeInference getRowTypeInference() {
        return this::rowType;
    }

    private RelDataType rowType(SqlOperatorBinding binding) {
        RelDataType input = binding.getOperandType(0);
        RelDataTypeFactory factory = binding.getTypeFactory();
        for (String name : COLUMNS) {
            if (input.getFieldNames().contains(name)) {
                throw SluiceException.of(
                                ErrorCode.INVALID_WINDOW,
                                "The input of " + kind + " already has a column '" + name + "'")
                        .at(position)
                        .hint("give it another name in the sub-query, such as " + name + " AS first_" + name);
            }
        }
        partition.ifPresent(columns -> columns.forEach(c -> column(input, c, position)));
        RelDataType bound = factory.createSqlType(SqlTypeName.TIMESTAMP, WINDOW_BOUND_PRECISION);
        RelDataType time = timeType((SqlCallBinding) binding);
        int precision = Math.max(WINDOW_BOUND_PRECISION, time.getPrecision());
        return factory.builder()
                .addAll(input.getFieldList())
                .add(COLUMNS.get(0), bound)
                .add(COLUMNS.get(1), bound)
                .add(COLUMNS.get(2), factory.createSqlType(time.getSqlTypeName(), precision))
                .build();
    }

    private static RelDataType timeType(SqlCallBinding binding) {
        SqlIdentifier column = ((SqlCall) binding.operand(1)).operand(0);
        return column(binding.getOperandType(0), column.getSimple(), Positions.of(column.getParserPosition()))
                .getType();
    }

    private static RelDataTypeField column(RelDataType input, String name, SourcePosition at) {
        RelDataTypeField field = input.getField(name, true, false);
        if (field == null) {
            List<String> known = input.getFieldNames();
            SluiceException error = SluiceException.of(ErrorCode.COLUMN_NOT_FOUND, "Column '" + name + "' not found")
                    .at(at);
            throw NearestName.of(name, known)
                    .map(near -> error.hint("did you mean '" + near + "'?"))
                    .orElse(error.expected("one of " + String.join(", ", known)));
        }
        return field;
    }

    private record Arguments(WindowKind kind) implements SqlOperandMetadata {
        @Override
        public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
            RelDataType time = timeType(binding);
            if (!SqlTypeUtil.isTimestamp(time)) {
                String type = TypeMapping.toSluice(time).withNullable(true).toString();
                throw requiresTimestamp(kind, type)
                        .at(Positions.of(binding.operand(1).getParserPosition()));
            }
            for (int i = 2; i < binding.getOperandCount(); i++) {
                checkInterval(binding, i);
            }
            return true;
        }

        private static void checkDescriptor(WindowKind kind, SqlNode descriptor) {
            boolean oneColumn = descriptor.getKind() == SqlKind.DESCRIPTOR
                    && ((SqlCall) descriptor).operandCount() == 1
                    && ((SqlCall) descriptor).operand(0) instanceof SqlIdentifier id
                    && id.isSimple();
            if (!oneColumn) {
                throw invalid(kind, descriptor, "The time column of " + kind + " is not given as DESCRIPTOR(column)")
                        .hint("for example DESCRIPTOR(ts)");
            }
        }

        private void checkInterval(SqlCallBinding binding, int operand) {
            RelDataType type = binding.getOperandType(operand);
            if (!SqlTypeName.DAY_INTERVAL_TYPES.contains(type.getSqlTypeName())
                    || binding.operand(operand).getKind() != SqlKind.LITERAL) {
                throw invalid(
                        kind,
                        binding.operand(operand),
                        kind.parameters().get(operand).toLowerCase(Locale.ROOT) + " of " + kind
                                + " is not an interval of days, hours, minutes or seconds");
            }
        }

        private static SluiceException invalid(WindowKind kind, SqlNode node, String message) {
            return SluiceException.of(ErrorCode.INVALID_WINDOW, message)
                    .at(Positions.of(node.getParserPosition()))
                    .expected(kind.signature())
                    .hint("for example INTERVAL '10' MINUTES");
        }

        @Override
        public List<RelDataType> paramTypes(RelDataTypeFactory factory) {
            RelDataType any = factory.createSqlType(SqlTypeName.ANY);
            return kind.parameters().stream().map(p -> any).toList();
        }

        @Override
        public List<String> paramNames() {
            return kind.parameters();
        }

        @Override
        public boolean isOptional(int i) {
            return i >= kind.required();
        }

        @Override
        public SqlOperandCountRange getOperandCountRange() {
            return SqlOperandCountRanges.between(
                    kind.required(), kind.parameters().size());
        }

        @Override
        public String getAllowedSignatures(SqlOperator operator, String name) {
            return kind.signature();
        }
    }
}
