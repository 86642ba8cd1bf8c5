from datetime import timedelta

from assistant.records.base import utc_now
from assistant.records.consultation import Channel
from assistant.records.consultation_log import keep
from assistant.records.database import Database
from ingest.corpus import Corpus
from tests.assistant.records.made import answer
from ui.kiosk.most_asked import MostAsked, count_items


def fill(database: Database, times: dict[str, int], days_ago: int = 1) -> None:
    when = utc_now() - timedelta(days=days_ago)

    def work(session: object) -> None:
        for item_id, count in times.items():
            for _ in range(count):
                told = answer("问").model_copy(update={"item_id": item_id})
                keep(session, told, channel=Channel.API, now=when)  # type: ignore[arg-type]

    database.run(work)


def test_items_are_counted_over_the_weeks_and_rare_ones_left_out(database: Database) -> None:
    fill(database, {"GA-001": 3, "GA-002": 5, "MZ-001": 2})
    fill(database, {"MZ-001": 9}, days_ago=40)
    with database.reading() as session:
        since = utc_now() - timedelta(weeks=4)
        assert count_items(session, since, 6) == ["GA-002", "GA-001"]
        assert count_items(session, since, 1) == ["GA-002"]


def test_buttons_say_what_people_call_it_and_are_counted_once_in_a_while(
    sqlite: Database, toy_corpus: Corpus
) -> None:
    fill(sqlite, {"GA-002": 3, "XX-999": 4})
    often = MostAsked(lambda: sqlite)
    (target,) = often.targets(toy_corpus.guides)
    assert (target.target_id, target.label) == ("GA-002", "家人去世销户口")
    fill(sqlite, {"GA-001": 4})
    assert len(often.targets(toy_corpus.guides)) == 1


def test_without_a_database_there_are_none(toy_corpus: Corpus) -> None:
    assert MostAsked(lambda: None).targets(toy_corpus.guides) == ()
