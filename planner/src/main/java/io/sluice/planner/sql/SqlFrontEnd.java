package io.sluice.planner.sql;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.ObjectPath;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.functions.FunctionRegistry;
import io.sluice.parser.SluiceSql;
import io.sluice.planner.catalog.CatalogEntry;
import io.sluice.planner.catalog.CatalogSnapshot;
import io.sluice.planner.catalog.ColumnSpec;
import io.sluice.planner.catalog.TableDefinition;
import io.sluice.planner.catalog.ViewDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.hint.HintPredicates;
import org.apache.calcite.rel.hint.HintStrategyTable;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.sql2rel.SqlToRelConverter;

/**
 * Validates queries against a catalog and turns them into relational form. For the statements of one plan; for one
 * thread. Every error that leaves it is a {@link SluiceException} with a position in the statement's text.
 */
public final class SqlFrontEnd implements CatalogView.Expander {
    /** What hints there are, and where. */
    private static final HintStrategyTable HINTS = HintStrategyTable.builder()
            .hintStrategy("OPTIONS", HintPredicates.TABLE_SCAN)
            .build();

    private final CatalogSnapshot catalog;
    private final SluiceTypeFactory types = new SluiceTypeFactory();
    private final Operators operators;
    private final Convertlets convertlets;
    private final CalciteSchema schema;
    private final Set<String> knownColumns = new LinkedHashSet<>(WindowFunction.COLUMNS);
    private final ErrorTranslator errors;
    private final PlacingRexBuilder rexBuilder;
    private final RelOptCluster cluster;
    private final Set<ObjectPath> openViews = new LinkedHashSet<>();
    private final Map<ObjectPath, RelNode> views = new HashMap<>();

    public SqlFrontEnd(CatalogSnapshot catalog, FunctionRegistry registry) {
        this.catalog = catalog;
        this.operators = new Operators(registry);
        this.convertlets = new Convertlets(registry);
        this.schema = schemaOf(catalog);
        this.errors = new ErrorTranslator(catalog, registry, knownColumns);
        this.rexBuilder = new PlacingRexBuilder(types);
        this.cluster = newCluster();
    }

    /** A query in relational form; the columns of {@code rel} are those of {@code rowType}, whose names people see. */
    public record CompiledQuery(RelNode rel, RowType rowType) {}

    private CalciteSchema schemaOf(CatalogSnapshot snapshot) {
        CatalogReader.Builder builder =
                new CatalogReader.Builder().add(snapshot.currentCatalog(), snapshot.currentDatabase());
        for (CatalogEntry entry : snapshot.entries().values()) {
            ObjectPath path = entry.path();
            if (entry instanceof TableDefinition table) {
                builder.add(path.catalog(), path.database(), path.name(), new CatalogTable(table, this::see));
            } else if (entry instanceof ViewDefinition view) {
                builder.add(path.catalog(), path.database(), path.name(), new CatalogView(view, this));
            }
        }
        return builder.build();
    }

    private void see(RowType row) {
        knownColumns.addAll(row.names());
    }

    /**
     * Nothing here chooses by cost, so there is no metadata: making its handlers is most of a planner's start. And
     * constants are folded by our interpreter, so that they have the values that rows would have.
     */
    private RelOptCluster newCluster() {
        HepPlanner planner = new HepPlanner(HepProgram.builder().build());
        planner.setExecutor((builder, expressions, results) -> results.addAll(expressions));
        RelOptCluster made = RelOptCluster.create(planner, rexBuilder);
        made.setMetadataQuerySupplier(() -> null);
        return made;
    }

    /** The columns of a query, and the types of its parameters by index. */
    public record Description(RowType rowType, Map<Integer, SqlType> parameters) {}

    /** Validates and converts a query; the tree stays as it was. */
    public CompiledQuery compile(SqlNode query) {
        return compile(query, 0);
    }

    /** The same of a query that may have so many {@code ?}. */
    public CompiledQuery compile(SqlNode query, int parameters) {
        return errors.translating(query, () -> convert(query, reader(catalog), parameters));
    }

    /** Validates a query. */
    public Description describe(SqlNode query) {
        return errors.translating(query, () -> {
            SqlValidator validator = validator(reader(catalog));
            SqlNode validated = validator.validate(StatementRewriter.rewrite(query, operators, Integer.MAX_VALUE));
            RelDataType row = validator.getValidatedNodeType(validated);
            Map<Integer, SqlType> parameters = new TreeMap<>();
            for (SqlDynamicParam parameter : DynamicParameters.of(validated)) {
                parameters.put(parameter.getIndex(), DynamicParameters.type(parameter, validator));
            }
            List<String> names = SqlValidatorUtil.uniquify(row.getFieldNames(), true);
            return new Description(TypeMapping.toSluice(row, names), parameters);
        });
    }

    /** The error for a failure that no query should cause. */
    public static SluiceException bug(Throwable cause) {
        return ErrorTranslator.bug(cause);
    }

    public RexBuilder rexBuilder() {
        return cluster.getRexBuilder();
    }

    /**
     * Expressions over the columns of a row, such as those of computed columns.
     *
     * @throws SluiceException GROUPING_ERROR when one of them aggregates
     */
    public List<RexNode> compileExpressions(RowType row, List<SqlNode> expressions) {
        TableDefinition table = rowAsTable(row);
        CalciteSchema only = new CatalogReader.Builder()
                .add("row", "row", "row", new CatalogTable(table, this::see))
                .build();
        SqlNode select = Selects.of(SqlParserPos.ZERO, expressions, new SqlIdentifier("row", SqlParserPos.ZERO), null);
        CatalogReader reader = new CatalogReader(only, "row", "row", types);
        RelNode rel = errors.translating(
                expressions.get(0), () -> convert(select, reader, 0).rel());
        if (rel instanceof LogicalProject project && project.getInput() instanceof LogicalTableScan) {
            return project.getProjects();
        }
        if (rel instanceof LogicalTableScan) {
            return List.copyOf(rexBuilder().identityProjects(rel.getRowType()));
        }
        throw Positions.at(
                SluiceException.of(
                        ErrorCode.GROUPING_ERROR, "Only a calculation over the columns of one row is allowed here"),
                expressions.get(0));
    }

    private static TableDefinition rowAsTable(RowType row) {
        List<ColumnSpec> columns = new ArrayList<>();
        for (Field field : row.fields()) {
            columns.add(new ColumnSpec.Physical(field.name(), field.type(), Optional.empty()));
        }
        return new TableDefinition(
                new ObjectPath("row", "row", "row"),
                columns,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of(),
                Optional.empty());
    }

    private CatalogReader reader(CatalogSnapshot scope) {
        return new CatalogReader(schema, scope.currentCatalog(), scope.currentDatabase(), types);
    }

    private SqlValidator validator(CatalogReader reader) {
        return SqlValidatorUtil.newValidator(operators, reader, types, validatorConfig());
    }

    private CompiledQuery convert(SqlNode query, CatalogReader reader, int parameters) {
        SqlValidator validator = validator(reader);
        SqlNode copy = StatementRewriter.rewrite(query, operators, parameters);
        SqlNode validated = validator.validate(copy);
        UsingColumns.check(validated, validator);
        RelConverter converter = new RelConverter(validator, reader, cluster, convertlets, converterConfig());
        RelRoot root = converter.convertQuery(validated, false, true);
        List<String> names = SqlValidatorUtil.uniquify(root.validatedRowType.getFieldNames(), true);
        RowType rowType = TypeMapping.toSluice(root.validatedRowType, names);
        return new CompiledQuery(root.project(), rowType);
    }

    private static SqlValidator.Config validatorConfig() {
        return SqlValidator.Config.DEFAULT
                .withConformance(SluiceSql.CONFORMANCE)
                .withIdentifierExpansion(true)
                .withDefaultNullCollation(NullCollation.LOW)
                .withTypeCoercionRules(CastRules.ALL)
                .withTypeCoercionFactory(StrictTypeCoercion::new);
    }

    private static SqlToRelConverter.Config converterConfig() {
        return SqlToRelConverter.config()
                .withExpand(false)
                .withTrimUnusedFields(false)
                .withInSubQueryThreshold(Integer.MAX_VALUE)
                .withHintStrategyTable(HINTS)
                .withRelBuilderConfigTransform(
                        c -> c.withSimplify(false).withSimplifyValues(false).withPruneInputOfAggregate(false));
    }

    @Override
    public RelDataType rowType(ViewDefinition view) {
        return expanded(view).getRowType();
    }

    @Override
    public RelNode expand(ViewDefinition view, RelOptTable.ToRelContext context) {
        return expanded(view);
    }

    private RelNode expanded(ViewDefinition view) {
        RelNode known = views.get(view.path());
        if (known != null) {
            return known;
        }
        if (!openViews.add(view.path())) {
            throw SluiceException.of(
                    ErrorCode.INVALID_QUERY, "View '" + view.path().name() + "' refers to itself");
        }
        SqlNode query = SluiceSql.parseQuery(view.query());
        CatalogSnapshot scope = catalog.from(view.currentCatalog(), view.currentDatabase());
        RelNode rel = errors.translatingView(
                view,
                query,
                () -> rexBuilder.within(
                        "view '" + view.path().name() + "'",
                        () -> renamed(convert(query, reader(scope), 0).rel(), view)));
        openViews.remove(view.path());
        views.put(view.path(), rel);
        return rel;
    }

    private RelNode renamed(RelNode rel, ViewDefinition view) {
        List<String> names = view.columnNames();
        if (names.size() != rel.getRowType().getFieldCount()) {
            throw SluiceException.of(
                            ErrorCode.COLUMN_COUNT_MISMATCH,
                            "View '" + view.path().name() + "' has " + names.size() + " columns, its query gives "
                                    + rel.getRowType().getFieldCount())
                    .hint("a table under the view has changed; create the view again");
        }
        knownColumns.addAll(names);
        return LogicalProject.create(
                rel, List.of(), cluster.getRexBuilder().identityProjects(rel.getRowType()), names, Set.of());
    }
}
