"""Every module that holds tables, imported: whoever needs all of them starts here."""

from assistant.learning import candidate_table
from assistant.records import audit, consultation, person
from assistant.records.base import Base
from assistant.tickets import duty_table, ticket_table

MODULES = (audit, consultation, person, duty_table, ticket_table, candidate_table)
METADATA = Base.metadata
