/** One whole statement: what a script has between two semicolons. */
Statement StatementEof() :
{
    final Statement statement;
}
{
    (
        statement = CreateStatement()
    |
        statement = DropStatement()
    |
        statement = AlterStatement()
    |
        LOOKAHEAD(2) [ <EXECUTE> ] statement = InsertStatement()
    |
        statement = StatementSet()
    |
        statement = ExplainStatement()
    |
        statement = QueryStatement()
    )
    <EOF>
    { return statement; }
}

Statement.Query QueryStatement() :
{
    final SqlNode query;
}
{
    query = SluiceQuery()
    { return new Statement.Query(query, AstNodes.position(query.getParserPosition())); }
}

Statement ExplainStatement() :
{
    final Span s;
    final List<ExplainDetail> details = new ArrayList<ExplainDetail>();
    final Statement.Explainable target;
}
{
    <EXPLAIN> { s = span(); }
    [
        LOOKAHEAD(2) <PLAN> <FOR>
    |
        LOOKAHEAD(2) ExplainDetail(details) ( <COMMA> ExplainDetail(details) )*
    ]
    (
        target = InsertStatement()
    |
        LOOKAHEAD(2) [ <EXECUTE> ] <STATEMENT> <SET> <BEGIN> target = StatementSetBody(s)
    |
        target = QueryStatement()
    )
    { return new Statement.Explain(details, target, AstNodes.position(s.end(this))); }
}

void ExplainDetail(List<ExplainDetail> details) : {}
{
    <ESTIMATED_COST> { details.add(ExplainDetail.ESTIMATED_COST); }
|
    <CHANGELOG_MODE> { details.add(ExplainDetail.CHANGELOG_MODE); }
|
    <JSON_EXECUTION_PLAN> { details.add(ExplainDetail.JSON_EXECUTION_PLAN); }
|
    <PLAN_ADVICE> { details.add(ExplainDetail.PLAN_ADVICE); }
}

/** What COMPILE PLAN has a plan of. */
Statement.Explainable InsertsEof() :
{
    final Span s = Span.of();
    final Statement.Explainable target;
}
{
    [ <EXECUTE> ]
    (
        target = InsertStatement()
    |
        <STATEMENT> { s.add(this); } <SET> <BEGIN> target = StatementSetBody(s)
    )
    <EOF>
    { return target; }
}

/** A query wherever a statement has one. */
SqlNode SluiceQuery() :
{
    final SqlNode query;
}
{
    query = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY)
    { return InfixCasts.replace(query); }
}

/** A scalar expression wherever a definition has one. */
SqlNode SluiceExpression() :
{
    final SqlNode expression;
}
{
    expression = Expression(ExprContext.ACCEPT_SUB_QUERY)
    { return InfixCasts.replace(expression); }
}

SqlNode QueryEof() :
{
    final SqlNode query;
}
{
    query = SluiceQuery() <EOF>
    { return query; }
}

SqlNode ExpressionEof() :
{
    final SqlNode expression;
}
{
    expression = SluiceExpression() <EOF>
    { return expression; }
}
