from assistant.records.consultation import Channel
from assistant.tickets.contact import Contact
from assistant.tickets.intake import Intake, Taken, new_ticket, request_hash
from tests.assistant.tickets.made import CLOCKS, DIRECTORY, TUESDAY, at, ticket

TOLD = Intake("打13982301234找我，\n户口改不了 ", " ga-014 ", "炳草岗", channel=Channel.KIOSK)


def test_a_matter_becomes_one_masked_line() -> None:
    masked = TOLD.masked()
    assert masked.matter == "打[手机号]找我, 户口改不了"
    assert (masked.item_id, masked.place) == ("GA-014", "炳草岗")


def test_a_new_ticket_is_called_the_same_day_only_when_there_is_a_phone() -> None:
    route = DIRECTORY.route("户口", "GA-014", "炳草岗")
    silent = new_ticket(TOLD.masked(), route, "PZH-1", CLOCKS, at())
    assert (silent.contact_due, silent.window_id, silent.department) == (None, "W-08", "GA")
    with_phone = Intake("户口改不了", contact=Contact("13982301234"))
    assert new_ticket(with_phone, route, "PZH-2", CLOCKS, at()).contact_due == TUESDAY


def test_who_typed_personal_data_is_told_that_it_was_hidden() -> None:
    assert Taken(ticket(), created=True, contact_kept=False).notices == ()
    masked = ticket(matter=TOLD.masked().matter)
    assert "已经遮住" in Taken(masked, created=True, contact_kept=False).notices[0]


def test_a_key_is_kept_as_its_digest_and_no_key_as_none() -> None:
    assert request_hash("") is None
    assert request_hash("k-1") == request_hash("k-1") != request_hash("k-2")
    assert "k-1" not in str(request_hash("k-1"))
