Statement CreateStatement() :
{
    final Span s;
    boolean temporary = false;
    boolean replace = false;
    Statement statement;
}
{
    ( <CREATE> { s = span(); } [ <OR> <REPLACE> { replace = true; } ] | <REPLACE> { s = span(); replace = true; } )
    [ <TEMPORARY> { temporary = true; } ]
    (
        statement = CreateTable(s, replace, temporary)
    |
        statement = CreateView(s, replace, temporary)
    )
    { return statement; }
}

boolean IfNotExists() : {}
{
    LOOKAHEAD(3) <IF> <NOT> <EXISTS> { return true; }
|
    { return false; }
}

boolean IfExists() : {}
{
    LOOKAHEAD(2) <IF> <EXISTS> { return true; }
|
    { return false; }
}

Statement CreateTable(Span s, boolean replace, boolean temporary) :
{
    final CreateTableBuilder table = new CreateTableBuilder();
    final boolean ifNotExists;
    final SqlIdentifier name;
    SqlNode text;
    SqlNode query;
    SqlNodeList list;
}
{
    <TABLE> ifNotExists = IfNotExists() name = CompoundIdentifier()
    [ <LPAREN> TableElement(table) ( <COMMA> TableElement(table) )* <RPAREN> ]
    [ <COMMENT> text = StringLiteral() { table.comment(text); } ]
    [ <PARTITIONED> <BY> list = ParenthesizedSimpleIdentifierList() { table.partitionedBy(list); } ]
    [ <WITH> list = TableOptions() { table.options(list); } ]
    [ <LIKE> TableLike(table) ]
    [ <AS> query = SluiceQuery() { table.query(query); } ]
    { return table.build(s.end(this), name, replace, temporary, ifNotExists); }
}

/** ('k' = 'v', ..), which may be empty. */
SqlNodeList TableOptions() :
{
    final Span s;
    final List<SqlNode> list = new ArrayList<SqlNode>();
}
{
    <LPAREN> { s = span(); }
    [ TableOption(list) ( <COMMA> TableOption(list) )* ]
    <RPAREN>
    { return new SqlNodeList(list, s.end(this)); }
}

void TableOption(List<SqlNode> list) :
{
    final SqlNode key;
    final SqlNode value;
}
{
    key = StringLiteral() <EQ> value = StringLiteral() { list.add(key); list.add(value); }
}

void TableElement(CreateTableBuilder table) :
{
    final Span s = Span.of();
    final SqlIdentifier name;
    final SqlNode expression;
    final SqlNode text;
    SqlIdentifier constraint = null;
    final SqlNodeList keys;
    final ColumnDraft column;
}
{
    LOOKAHEAD(2)
    <WATERMARK> { s.add(this); } <FOR> name = CompoundIdentifier()
    <AS> expression = SluiceExpression()
    { table.watermark(s.end(this), name, expression); }
|
    [ <CONSTRAINT> { s.add(this); } constraint = SimpleIdentifier() ]
    <PRIMARY> { s.add(this); } <KEY> keys = ParenthesizedSimpleIdentifierList() NotEnforced(s)
    { table.primaryKey(s.end(this), constraint, keys); }
|
    name = SimpleIdentifier() { s.add(name); column = new ColumnDraft(name); }
    (
        <AS> expression = SluiceExpression() { column.expression = expression; }
    |
        TypedColumn(table, s, column)
    )
    [ <COMMENT> text = StringLiteral() { column.comment = text; } ]
    { table.column(s.end(this), column); }
}

void TypedColumn(CreateTableBuilder table, Span s, ColumnDraft column) :
{
    final SqlNode type;
    final boolean nullable;
    final SqlNode key;
}
{
    type = ColumnType() nullable = NullableColumn() { column.type(type, nullable); }
    [
        <METADATA> { column.metadata = true; }
        [ <FROM> key = StringLiteral() { column.metadataKey = key; } ]
        [ <VIRTUAL> { column.virtual = true; } ]
    ]
    [
        <PRIMARY> { s.add(this); } <KEY> NotEnforced(s) { table.primaryKey(s.pos(), null, SqlNodeList.of(column.name)); }
    ]
}

SqlNode ColumnType() :
{
    final SqlNode type;
}
{
    type = DataType() { return type; }
|
    <INTERVAL> type = IntervalQualifier() { return type; }
}

void NotEnforced(Span s) :
{
    boolean enforced = true;
}
{
    [ <NOT> <ENFORCED> { enforced = false; } | <ENFORCED> ]
    {
        if (enforced) {
            throw CreateTableBuilder.enforcedKey(s.end(this));
        }
    }
}

void TableLike(CreateTableBuilder table) :
{
    final SqlIdentifier name;
}
{
    name = CompoundIdentifier() { table.like(name); }
    [ <LPAREN> ( TableLikeOption(table) )+ <RPAREN> ]
}

void TableLikeOption(CreateTableBuilder table) :
{
    final String mode;
}
{
    ( <INCLUDING> | <EXCLUDING> | <OVERWRITING> ) { mode = getToken(0).image; }
    (
        <ALL> | <CONSTRAINTS> | <DISTRIBUTION> | <GENERATED> | <METADATA> | <OPTIONS> | <PARTITIONS> | <WATERMARKS>
    )
    { table.likeOption(mode, getToken(0).image, getPos()); }
}

Statement CreateView(Span s, boolean replace, boolean temporary) :
{
    boolean materialized = false;
    final boolean ifNotExists;
    final SqlIdentifier name;
    final CreateViewBuilder view = new CreateViewBuilder();
    SqlNode text;
    final SqlNode query;
}
{
    [ <MATERIALIZED> { materialized = true; } ]
    <VIEW> ifNotExists = IfNotExists() name = CompoundIdentifier()
    [ <LPAREN> ViewColumn(view) ( <COMMA> ViewColumn(view) )* <RPAREN> ]
    [ <COMMENT> text = StringLiteral() { view.comment(text); } ]
    <AS> query = SluiceQuery()
    { return view.build(s.end(this), name, replace, temporary, materialized, ifNotExists, query); }
}

void ViewColumn(CreateViewBuilder view) :
{
    final SqlIdentifier name;
    SqlNode text;
}
{
    name = SimpleIdentifier() { view.column(name); }
    [ <COMMENT> text = StringLiteral() { view.columnComment(text); } ]
}

Statement AlterStatement() :
{
    final Span s;
    final boolean ifExists;
    final SqlIdentifier name;
    SqlIdentifier newName = null;
    SqlNode query = null;
    final TableChange change;
}
{
    <ALTER> { s = span(); }
    (
        <TABLE> ifExists = IfExists() name = CompoundIdentifier() change = TableChange()
        { return new Statement.AlterTable(ifExists, AstNodes.name(name), change, AstNodes.position(s.end(this))); }
    |
        <VIEW> name = CompoundIdentifier()
        ( <RENAME> <TO> newName = CompoundIdentifier() | <AS> query = SluiceQuery() )
        { return AstNodes.alterView(name, newName, query, s.end(this)); }
    )
}

TableChange TableChange() :
{
    SqlIdentifier name;
    SqlIdentifier newName;
    SqlNodeList list;
    CreateTableBuilder parts;
    final List<SqlNode> keys = new ArrayList<SqlNode>();
    SqlNode key;
    final boolean lenient;
    final List<List<TableOption>> partitions;
}
{
    LOOKAHEAD(2)
    <RENAME> <TO> name = CompoundIdentifier() { return new TableChange.Rename(AstNodes.name(name)); }
|
    <RENAME> name = SimpleIdentifier() <TO> newName = SimpleIdentifier()
    { return new TableChange.RenameColumn(AstNodes.column(name), AstNodes.column(newName)); }
|
    <SET> list = TableOptions() { return new TableChange.SetOptions(AstNodes.options(list)); }
|
    <RESET> <LPAREN> key = StringLiteral() { keys.add(key); } ( <COMMA> key = StringLiteral() { keys.add(key); } )*
    <RPAREN>
    { return new TableChange.ResetOptions(AstNodes.keys(keys)); }
|
    LOOKAHEAD( <ADD> IfNotExists() <PARTITION> )
    <ADD> lenient = IfNotExists() partitions = Partitions()
    { return new TableChange.Partitions(true, lenient, partitions); }
|
    <ADD> parts = TableParts() { return parts.change(false); }
|
    <MODIFY> parts = TableParts() { return parts.change(true); }
|
    <DROP>
    (
        LOOKAHEAD( IfExists() <PARTITION> )
        lenient = IfExists() partitions = Partitions()
        { return new TableChange.Partitions(false, lenient, partitions); }
    |
        LOOKAHEAD(2) <PRIMARY> <KEY>
        { return new TableChange.DropPrimaryKey(Optional.<ColumnName>empty()); }
    |
        <CONSTRAINT> name = SimpleIdentifier()
        { return new TableChange.DropPrimaryKey(Optional.of(AstNodes.column(name))); }
    |
        LOOKAHEAD( { getToken(1).kind == WATERMARK && getToken(2).kind == EOF } ) <WATERMARK> { return new TableChange.DropWatermark(); }
    |
        list = ParenthesizedSimpleIdentifierList() { return new TableChange.DropColumns(AstNodes.columns(list)); }
    |
        name = SimpleIdentifier() { return new TableChange.DropColumns(List.of(AstNodes.column(name))); }
    )
}

/** PARTITION (column = literal, ..), once or several times, with or without commas between them. */
List<List<TableOption>> Partitions() :
{
    final List<List<TableOption>> partitions = new ArrayList<List<TableOption>>();
}
{
    Partition(partitions) ( [ <COMMA> ] Partition(partitions) )*
    { return partitions; }
}

void Partition(List<List<TableOption>> partitions) :
{
    final List<TableOption> values = new ArrayList<TableOption>();
    SqlIdentifier column;
    SqlNode value;
}
{
    <PARTITION> <LPAREN> column = SimpleIdentifier() <EQ> value = Literal()
    { values.add(AstNodes.partitionValue(column, value)); }
    ( <COMMA> column = SimpleIdentifier() <EQ> value = Literal() { values.add(AstNodes.partitionValue(column, value)); } )*
    <RPAREN>
    { partitions.add(values); }
}

/** What ADD and MODIFY define: one part, or several in parentheses. */
CreateTableBuilder TableParts() :
{
    final CreateTableBuilder parts = new CreateTableBuilder();
}
{
    (
        <LPAREN> TablePart(parts) ( <COMMA> TablePart(parts) )* <RPAREN>
    |
        TablePart(parts)
    )
    { return parts; }
}

void TablePart(CreateTableBuilder parts) :
{
    final SqlIdentifier after;
}
{
    TableElement(parts)
    [
        <FIRST> { parts.first(getPos()); }
    |
        <AFTER> after = SimpleIdentifier() { parts.after(after); }
    ]
}

Statement DropStatement() :
{
    final Span s;
    boolean temporary = false;
    boolean materialized = false;
    final boolean view;
    final boolean ifExists;
    final SqlIdentifier name;
}
{
    <DROP> { s = span(); }
    [ <TEMPORARY> { temporary = true; } ]
    ( <TABLE> { view = false; } | [ <MATERIALIZED> { materialized = true; } ] <VIEW> { view = true; } )
    ifExists = IfExists() name = CompoundIdentifier()
    {
        return view
            ? new Statement.DropView(
                temporary, materialized, ifExists, AstNodes.name(name), AstNodes.position(s.end(this)))
            : new Statement.DropTable(temporary, ifExists, AstNodes.name(name), AstNodes.position(s.end(this)));
    }
}
