/** The name of a named argument; OFFSET, which is a keyword elsewhere, needs no back-ticks here. */
SqlIdentifier ArgumentName() :
{
    final SqlIdentifier name;
}
{
    name = SimpleIdentifier() { return name; }
|
    <OFFSET> { return new SqlIdentifier("OFFSET", getPos()); }
}

/** The type names that Flink SQL adds to those of the standard. */
SqlTypeNameSpec SluiceTypeName() :
{
    final Span s;
    final SqlTypeNameSpec element;
    final int precision;
    final List<SqlIdentifier> names = new ArrayList<SqlIdentifier>();
    final List<SqlDataTypeSpec> types = new ArrayList<SqlDataTypeSpec>();
    final SqlDataTypeSpec key;
    final SqlDataTypeSpec value;
    SqlTypeName collection;
}
{
    <STRING> { return new SqlBasicTypeNameSpec(SqlTypeName.VARCHAR, SqlType.UNBOUNDED, getPos()); }
|
    <BYTES> { return new SqlBasicTypeNameSpec(SqlTypeName.VARBINARY, SqlType.UNBOUNDED, getPos()); }
|
    <TIMESTAMP_LTZ> { s = span(); } precision = PrecisionOpt()
    {
        return new SqlBasicTypeNameSpec(
            SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, precision, s.end(this));
    }
|
    LOOKAHEAD(2)
    ( <ARRAY> { collection = SqlTypeName.ARRAY; } | <MULTISET> { collection = SqlTypeName.MULTISET; } )
    { s = span(); }
    <LT> key = ElementType() <GT>
    { return new CollectionTypeName(key, collection, s.end(this)); }
|
    <MAP> { s = span(); } <LT> key = ElementType() <COMMA> value = ElementType() <GT>
    { return new SqlMapTypeNameSpec(key, value, s.end(this)); }
|
    <ROW> { s = span(); }
    (
        <LT> [ AddRowField(names, types) ( <COMMA> AddRowField(names, types) )* ] <GT>
    |
        <LPAREN> AddRowField(names, types) ( <COMMA> AddRowField(names, types) )* <RPAREN>
    )
    { return new SqlRowTypeNameSpec(s.end(this), names, types); }
}

SqlDataTypeSpec ElementType() :
{
    final SqlDataTypeSpec type;
    final boolean nullable;
}
{
    type = DataType() nullable = NullableColumn() { return type.withNullable(nullable); }
}

void AddRowField(List<SqlIdentifier> names, List<SqlDataTypeSpec> types) :
{
    final SqlIdentifier name;
    final SqlDataTypeSpec type;
}
{
    name = SimpleIdentifier() type = ElementType() [ StringLiteral() ]
    { names.add(name); types.add(type); }
}

/** A column is nullable unless it says NOT NULL. */
boolean NullableColumn() : {}
{
    <NOT> <NULL> { return false; }
|
    <NULL> { return true; }
|
    { return true; }
}

/** e::TYPE. */
void InfixCast(List<Object> list, ExprContext exprContext, Span s) :
{
    final SqlDataTypeSpec type;
}
{
    <INFIX_CAST> { checkNonQueryExpression(exprContext); }
    type = DataType()
    {
        list.add(new SqlParserUtil.ToTreeListItem(SqlLibraryOperators.INFIX_CAST, s.pos()));
        list.add(type);
    }
}
