import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from sqlalchemy import func, select

from assistant.records.database import Database
from assistant.tickets.number import read_number
from assistant.tickets.ticket_table import EntryRow, TicketRow
from tests.faults.killing import _free_port, _started

CLIENTS = 32
TURNS = int(os.environ.get("BANDECHENG_FAULTS_TURNS", "300"))


def test_every_ticket_of_32_clients_is_there_with_its_own_number(
    database: Database,
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("BANDECHENG_DATABASE_URL", database_url)
    port, waits, errors = _free_port(), [], []

    def client(number: int) -> list[str]:
        taken = []
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=120) as http:
            for turn in range(TURNS):
                body = {"matter": f"社保卡激活不了，第 {turn} 件", "item_id": "RS-001"}
                headers = {"Idempotency-Key": f"{number}-{turn}"}
                start = time.perf_counter()
                response = http.post("/api/v1/tickets", json=body, headers=headers)
                waits.append(time.perf_counter() - start)
                if response.status_code == 201:
                    taken.append(response.json()["number"])
                else:
                    errors.append(response.text)
        return taken

    server = _started([sys.executable, "-m", "tests.faults.ticket_server", str(port)], port)
    try:
        start = time.perf_counter()
        with ThreadPoolExecutor(CLIENTS) as pool:
            numbers = [n for taken in pool.map(client, range(CLIENTS)) for n in taken]
        seconds = time.perf_counter() - start
    finally:
        server.kill()
        server.wait()
    with database.reading() as session:
        rows = session.scalar(select(func.count()).select_from(TicketRow)) or 0
        histories = session.scalar(select(func.count()).select_from(EntryRow))
    waits.sort()
    with capsys.disabled():
        sys.stdout.write(
            f"\n{database.kind}:{CLIENTS} 个客户端各交 {TURNS} 件,存下 {rows} 张,"
            f"单号 {len(set(numbers))} 个,出错 {len(errors)};每秒 {rows / seconds:.0f} 张,"
            f"等待 p50 {waits[len(waits) // 2]:.2f} 秒、p95 {waits[len(waits) * 95 // 100]:.2f} 秒\n"
        )
    assert errors == []
    assert len(set(numbers)) == len(numbers) == rows == histories == CLIENTS * TURNS
    assert [read_number(number) for number in numbers] == numbers
