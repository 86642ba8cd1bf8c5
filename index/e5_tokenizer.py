"""The tokenizer of the default model, cut down to what Chinese service text needs."""

import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from index.e5_file import E5File

_SPACE = "▁"
_PROMPT_WORDS = ("query", "passage")
_LONGEST_LATIN = 3


def build_tokenizer(file: E5File) -> tuple[Tokenizer, NDArray[np.int64]]:
    """A fast Unigram tokenizer and the kept ids of ``file``, in the new order.

    Row ``i`` of the pruned embedding matrix is row ``kept[i]`` of the full one. ``kept`` has
    shape (vocabulary,), dtype int64; the special pieces keep ids 0 to 3.
    """
    specials = (file.bos, file.pad, file.eos, file.unk)
    kept = [*specials, *(i for i, p in enumerate(file.pieces) if i > max(specials) and _needed(p))]
    vocabulary = [(file.pieces[i], float(file.scores[i])) for i in kept]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=kept.index(file.unk)))
    # The file's own normaliser table is NFKC plus collapsed white space for this text.
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Strip()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement=_SPACE, prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    tokenizer.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>"])
    return tokenizer, np.array(kept, dtype=np.int64)


def _needed(piece: str) -> bool:
    word = piece.lstrip(_SPACE)
    if not word or any(prompt.startswith(word) or word in prompt for prompt in _PROMPT_WORDS):
        return True
    if word.isascii():
        return len(word) <= _LONGEST_LATIN or word.isdigit()
    return all(_is_han_text(c) for c in word)


def _is_han_text(char: str) -> bool:
    code = ord(char)
    return (
        0x4E00 <= code <= 0x9FFF  # Han
        or 0x3400 <= code <= 0x4DBF  # Han, extension A
        or 0x3000 <= code <= 0x303F  # CJK punctuation
        or 0xFF00 <= code <= 0xFFEF  # full-width forms
        or 0x2010 <= code <= 0x203B  # dashes, quotes, ellipsis
        or char.isascii()
    )
