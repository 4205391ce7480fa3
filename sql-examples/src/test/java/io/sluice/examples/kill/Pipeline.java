package io.sluice.examples.kill;

/** A job of the storm: its SQL, and who computes what its files must hold. */
enum Pipeline {
    FILTER(
            "SELECT id, customer, amount, ts FROM orders WHERE MOD(id, 7) = 0",
            "id INT, customer STRING, amount DECIMAL(10, 2), ts TIMESTAMP(3)",
            RowOracles::filter),

    GROUP(
            "SELECT customer, COUNT(*), SUM(amount) FROM orders GROUP BY customer ORDER BY customer",
            "customer STRING, orders BIGINT, amount DECIMAL(38, 2)",
            RowOracles::group),

    TUMBLE(
            """
            SELECT window_start, customer, COUNT(*), MAX(amount)
            FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(ts), INTERVAL '10' SECOND))
            GROUP BY window_start, window_end, customer""",
            "window_start TIMESTAMP(3), customer STRING, orders BIGINT, largest DECIMAL(10, 2)",
            WindowOracles::tumble),

    HOP(
            """
            SELECT window_start, customer, COUNT(*), MIN(amount)
            FROM TABLE(HOP(TABLE orders, DESCRIPTOR(ts), INTERVAL '10' SECOND, INTERVAL '30' SECOND))
            GROUP BY window_start, window_end, customer""",
            "window_start TIMESTAMP(3), customer STRING, orders BIGINT, smallest DECIMAL(10, 2)",
            WindowOracles::hop),

    CUMULATE(
            """
            SELECT window_start, window_end, customer, COUNT(*), SUM(amount)
            FROM TABLE(CUMULATE(TABLE orders, DESCRIPTOR(ts), INTERVAL '10' SECOND, INTERVAL '30' SECOND))
            GROUP BY window_start, window_end, customer""",
            "window_start TIMESTAMP(3), window_end TIMESTAMP(3), customer STRING, orders BIGINT, amount DECIMAL(38, 2)",
            WindowOracles::cumulate),

    SESSION(
            """
            SELECT window_start, window_end, customer, COUNT(*), SUM(amount)
            FROM TABLE(SESSION(TABLE orders PARTITION BY customer, DESCRIPTOR(ts), INTERVAL '4' SECOND))
            GROUP BY window_start, window_end, customer""",
            "window_start TIMESTAMP(3), window_end TIMESTAMP(3), customer STRING, orders BIGINT, amount DECIMAL(38, 2)",
            SessionOracle::run),

    COUNT_DISTINCT(
            """
            SELECT window_start, MOD(id, 20), COUNT(DISTINCT customer), COUNT(*)
            FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(ts), INTERVAL '20' SECOND))
            GROUP BY window_start, window_end, MOD(id, 20)""",
            "window_start TIMESTAMP(3), part INT, customers BIGINT, orders BIGINT",
            WindowOracles::countDistinct),

    SELECT_DISTINCT(
            "SELECT DISTINCT id / 2000, customer FROM orders",
            "batch INT, customer STRING",
            RowOracles::selectDistinct),

    LATE(
            """
            SELECT window_start, customer, COUNT(*), MAX(amount)
            FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(ts), INTERVAL '5' SECOND))
            GROUP BY window_start, window_end, customer""",
            "window_start TIMESTAMP(3), customer STRING, orders BIGINT, largest DECIMAL(10, 2)",
            WindowOracles::late),

    JOIN(
            """
            SELECT o.id, o.customer, p.`method`
            FROM (SELECT * FROM orders WHERE MOD(id, 5) = 0) o JOIN payments p ON o.id = p.order_id""",
            "id INT, customer STRING, `method` STRING",
            RowOracles::join);

    final String query;
    final String columns;
    private final Oracle oracle;

    Pipeline(String query, String columns, Oracle oracle) {
        this.query = query;
        this.columns = columns;
        this.oracle = oracle;
    }

    /** Whether rows that come too late go to a table of their own, which is then held against the oracle too. */
    boolean keepsLateRows() {
        return this == LATE || this == SESSION;
    }

    Expected expected(Orders orders) {
        Expected expected = new Expected();
        oracle.run(orders, expected);
        return expected;
    }
}
