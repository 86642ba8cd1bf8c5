"""The service: one pipeline over the current snapshot, renewed when another is published."""

import threading

from threadpoolctl import threadpool_limits

from assistant.answering.memory import AnswerMemory
from assistant.pipeline import Pipeline
from assistant.policies.lexicon import policy_lexicon
from assistant.retrieval.weights import read_weights
from assistant.settings import Settings
from assistant.snapshots import open_store
from assistant.understanding.understand import Lexicon
from assistant.wording.polished import open_polishing
from index.encoder import Encoder
from index.encoders import open_encoder
from index.manifest import SnapshotError
from index.snapshot import open_snapshot

_REMEMBERED = 512  # answers, about 18 MB with their evidence


class Service:
    """Hands out the pipeline of the current snapshot.

    A question keeps the pipeline it started with, so no answer mixes two snapshots. A new
    snapshot that cannot be opened leaves the old one serving. ``encoder`` may embed passages too.
    """

    def __init__(self, settings: Settings) -> None:
        """Load the encoder and the current snapshot.

        Raises:
            ModelError, SnapshotError: missing or damaged; the message names the mending command.
        """
        # The matrices of one question are small. Threads of BLAS would only wait for the cores that
        # the encoder's threads hold, and double the time of an answer.
        threadpool_limits(limits=1, user_api="blas")
        self._settings = settings
        self._store = open_store(settings)
        self.encoder: Encoder = open_encoder(
            settings.model, settings.model_folder, settings.encoder_threads
        )
        self._lexicon = Lexicon.read(settings.corpora / "lexicon")
        self._weights = read_weights()
        self._polishing = open_polishing(settings)
        policy_lexicon()  # read and compiled before the first citizen asks
        self._renewing = threading.Lock()
        self._version = self._store.version()
        self._pipeline = self._open()
        self.refused = ""

    def pipeline(self) -> Pipeline:
        """The pipeline to answer with; opens a newly published snapshot first."""
        if self._store.version() != self._version and self._renewing.acquire(blocking=False):
            try:
                self._renew()
            finally:
                self._renewing.release()
        return self._pipeline

    def _renew(self) -> None:
        version = self._store.version()
        try:
            self._pipeline, self.refused = self._open(), ""
        except (SnapshotError, OSError) as error:
            self.refused = str(error)
        self._version = version

    def _open(self) -> Pipeline:
        snapshot = open_snapshot(
            self._store.current(),
            self.encoder.fingerprint,
            self._settings.cache_folder,
            self._store.server,
        )
        pipeline = Pipeline(
            snapshot,
            self.encoder,
            self._lexicon,
            self._weights,
            self._polishing,
            memory=AnswerMemory(_REMEMBERED),
        )
        pipeline.warm_up()
        return pipeline
