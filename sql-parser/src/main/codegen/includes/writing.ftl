/** INSERT INTO t [PARTITION (..)] [(cols)] [LATE ROWS [OF a] INTO b, ..] query. */
Statement.Insert InsertStatement() :
{
    final Span s;
    final InsertBuilder insert = new InsertBuilder();
    final SqlIdentifier target;
    SqlNodeList list;
    final SqlNode query;
}
{
    <INSERT> { s = span(); }
    ( <INTO> | <OVERWRITE> { insert.overwrite(); } )
    target = CompoundTableIdentifier()
    [ TargetHints(insert) ]
    [ <PARTITION> <LPAREN> PartitionValue(insert) ( <COMMA> PartitionValue(insert) )* <RPAREN> ]
    [ LOOKAHEAD(2) list = ParenthesizedSimpleIdentifierList() { insert.columns(list); } ]
    [ <LATE> <ROWS> LateRows(insert) ( <COMMA> LateRows(insert) )* ]
    query = SluiceQuery()
    [
        <ON> <CONFLICT> <DO>
        ( <NOTHING> | <ERROR> | <DEDUPLICATE> ) { insert.onConflict(getToken(0).image); }
    ]
    { return insert.build(s.end(this), target, query); }
}

void TargetHints(InsertBuilder insert) :
{
    final List<SqlNode> hints = new ArrayList<SqlNode>();
}
{
    <HINT_BEG> AddHint(hints) ( <COMMA> AddHint(hints) )* <COMMENT_END> { insert.hints(hints); }
}

void PartitionValue(InsertBuilder insert) :
{
    final SqlIdentifier column;
    final SqlNode value;
}
{
    column = SimpleIdentifier() <EQ> value = Literal() { insert.partition(column, value); }
}

void LateRows(InsertBuilder insert) :
{
    final Span s = Span.of();
    SqlIdentifier source = null;
    final SqlIdentifier target;
}
{
    [ <OF> { s.add(this); } source = CompoundIdentifier() ]
    <INTO> { s.add(this); } target = CompoundTableIdentifier()
    { insert.lateRows(s.end(this), source, target); }
}

/** BEGIN insert; .. END, after the words STATEMENT SET. */
Statement.StatementSet StatementSetBody(Span s) :
{
    final List<Statement.Insert> inserts = new ArrayList<Statement.Insert>();
    Statement.Insert insert;
}
{
    ( insert = InsertStatement() <SEMICOLON> { inserts.add(insert); } )+
    <END>
    { return new Statement.StatementSet(inserts, AstNodes.position(s.end(this))); }
}

/** EXECUTE STATEMENT SET BEGIN insert; .. END and BEGIN STATEMENT SET; insert; .. END. */
Statement.StatementSet StatementSet() :
{
    final Span s;
    final Statement.StatementSet set;
}
{
    (
        <EXECUTE> { s = span(); } <STATEMENT> <SET> <BEGIN>
    |
        <BEGIN> { s = span(); } <STATEMENT> <SET> <SEMICOLON>
    )
    set = StatementSetBody(s)
    { return set; }
}
