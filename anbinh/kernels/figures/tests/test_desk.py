"""What a thread laid out for a question is there for the next one, and goes when many others came after it."""

import duckdb

from anbinh.kernels.figures.engines.desk import MOST, Desk

COLUMNS = {"unit": "int64", "name": "string"}


def desk() -> Desk:
    return Desk(duckdb.connect())


def tables(one: Desk) -> int:
    found = one.cursor.execute("SELECT count(*) FROM duckdb_tables()").fetchone()
    assert found is not None
    return int(found[0])


def test_it_lays_the_same_rows_out_once() -> None:
    one = desk()
    for _ in range(3):
        one.rows("places", COLUMNS, [(1, "Vân Phúc"), (2, "Xuân Phú")])
    assert tables(one) == 1
    assert one.cursor.execute("SELECT * FROM places").fetchall() == [(1, "Vân Phúc"), (2, "Xuân Phú")]


def test_it_stands_for_the_rows_of_the_last_question() -> None:
    one = desk()
    for name in ("Vân Phúc", "Xuân Phú", "Vân Phúc"):
        one.rows("places", COLUMNS, [(1, name)])
        assert one.cursor.execute("SELECT name FROM places").fetchall() == [(name,)]
    one.rows("places", COLUMNS, [])
    assert one.cursor.execute("SELECT name FROM places").fetchall() == []


def test_it_tells_again_what_it_told_of_a_query() -> None:
    one, asked = desk(), []

    def query() -> str:
        asked.append("once")
        return "SELECT 7 AS seven"

    def told() -> int:
        (found,) = one.cursor.execute("SELECT seven FROM wanted").fetchone() or (None,)
        return int(found)

    assert [one.made("wanted", "key", query, told) for _ in range(3)] == [7, 7, 7]
    assert asked == ["once"]


def test_it_forgets_what_was_not_used_for_long() -> None:
    one = desk()
    one.rows("places", COLUMNS, [(0, "kept")])
    for number in range(1, MOST + 10):
        one.rows("places", COLUMNS, [(number, "other")])
        one.rows("places", COLUMNS, [(0, "kept")])
    assert tables(one) == MOST
    assert one.cursor.execute("SELECT name FROM places").fetchall() == [("kept",)]


def test_it_writes_names_with_quotation_marks() -> None:
    one = desk()
    one.rows("odd", {'code_"line"': "string"}, [("x",)])
    assert one.cursor.execute("SELECT * FROM odd").fetchall() == [("x",)]
