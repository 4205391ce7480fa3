Statement CreateStatement() :
{
    final Span s;
    boolean temporary = false;
    boolean replace = false;
    Statement statement;
}
{
    <CREATE> { s = span(); }
    [ <OR> <REPLACE> { replace = true; } ]
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
    final SqlNodeList keys;
    final ColumnDraft column;
}
{
    LOOKAHEAD(2)
    <WATERMARK> { s.add(this); } <FOR> name = CompoundIdentifier()
    <AS> expression = SluiceExpression()
    { table.watermark(s.end(this), name, expression); }
|
    [ <CONSTRAINT> SimpleIdentifier() ]
    <PRIMARY> { s.add(this); } <KEY> keys = ParenthesizedSimpleIdentifierList() NotEnforced(s)
    { table.primaryKey(s.end(this), keys); }
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
        <PRIMARY> { s.add(this); } <KEY> NotEnforced(s) { table.primaryKey(s.pos(), SqlNodeList.of(column.name)); }
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
    { table.likeOption(mode, getToken(0).image); }
}

Statement CreateView(Span s, boolean replace, boolean temporary) :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
    final CreateViewBuilder view = new CreateViewBuilder();
    SqlNode text;
    final SqlNode query;
}
{
    <VIEW> ifNotExists = IfNotExists() name = CompoundIdentifier()
    [ <LPAREN> ViewColumn(view) ( <COMMA> ViewColumn(view) )* <RPAREN> ]
    [ <COMMENT> text = StringLiteral() { view.comment(text); } ]
    <AS> query = SluiceQuery()
    { return view.build(s.end(this), name, replace, temporary, ifNotExists, query); }
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

Statement DropStatement() :
{
    final Span s;
    boolean temporary = false;
    final boolean view;
    final boolean ifExists;
    final SqlIdentifier name;
}
{
    <DROP> { s = span(); }
    [ <TEMPORARY> { temporary = true; } ]
    ( <TABLE> { view = false; } | <VIEW> { view = true; } )
    ifExists = IfExists() name = CompoundIdentifier()
    {
        return view
            ? new Statement.DropView(temporary, ifExists, AstNodes.name(name), AstNodes.position(s.end(this)))
            : new Statement.DropTable(temporary, ifExists, AstNodes.name(name), AstNodes.position(s.end(this)));
    }
}
