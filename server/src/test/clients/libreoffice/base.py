"""Connects LibreOffice's JDBC bridge to a server, through UNO, and compares what it reads.

Usage: base.py PIPE JDBC-URL DRIVER-JAR
"""

import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

DRIVER = "io.sluice.driver.SluiceDriver"
START_SECONDS = 90

VIEW = (
    "CREATE VIEW scores AS SELECT * FROM (VALUES"
    " (1, 'Ann', CAST(9.50 AS DECIMAL(6, 2)), DATE '2020-01-31', TRUE),"
    " (2, 'Bö', CAST(NULL AS DECIMAL(6, 2)), DATE '1969-12-31', FALSE)) AS t (id, name, score, born, active)"
)
EXPECTED_COLUMNS = ["id", "name", "score", "born", "active"]
EXPECTED_ROWS = [(1, "Ann", "9.50", "2020-01-31", True), (2, "Bö", None, "1969-12-31", False)]


def office(pipe):
    """The office's component context, once it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def prop(name, value):
    return PropertyValue(Name=name, Value=value)


def connect(context, url, jar):
    manager = context.ServiceManager.createInstanceWithContext("com.sun.star.sdbc.DriverManager", context)
    # What a person gives in the dialog of Base: class, and the jar as JavaDriverClassPath.
    settings = (prop("JavaDriverClass", DRIVER), prop("JavaDriverClassPath", uno.systemPathToFileUrl(jar)))
    return manager.getConnectionWithInfo(url, settings)


def texts(result, column):
    found = []
    while result.next():
        found.append(result.getString(column))
    return found


def row(result):
    score = result.getString(3)
    if result.wasNull():
        score = None
    born = result.getDate(4)
    return (
        result.getInt(1),
        result.getString(2),
        score,
        f"{born.Year:04}-{born.Month:02}-{born.Day:02}",
        result.getBoolean(5),
    )


def rows(result):
    found = []
    while result.next():
        found.append(row(result))
    return found


def same(what, expected, found):
    if expected != found:
        sys.exit(f"{what}: expected {expected}, found {found}")
    print(f"{what}: {found}")


def main(pipe, url, jar):
    context = office(pipe)
    connection = connect(context, url, jar)
    meta = connection.getMetaData()
    print(f"{meta.getDatabaseProductName()} {meta.getDatabaseProductVersion()} by {meta.getDriverName()}")
    connection.createStatement().execute(VIEW)
    same("tables", ["scores"], texts(meta.getTables(None, "default_database", "%", ()), 3))
    same("columns", EXPECTED_COLUMNS, texts(meta.getColumns(None, "default_database", "scores", "%"), 4))
    same("rows", EXPECTED_ROWS, rows(connection.createStatement().executeQuery("SELECT * FROM scores")))
    prepared = connection.prepareStatement("SELECT name FROM scores WHERE id = ?")
    prepared.setInt(1, 2)
    same("prepared", ["Bö"], texts(prepared.executeQuery(), 1))
    connection.close()
    print("LibreOffice reads a server's tables.")
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    desktop.terminate()


main(*sys.argv[1:])
