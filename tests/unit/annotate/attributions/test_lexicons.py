from dateline.annotate.attributions.lexicons import (
    REPORTING_ADJECTIVES,
    REPORTING_NOUNS,
    REPORTING_PHRASES,
    REPORTING_VERBS,
    compile_frames,
)
from dateline.knowledge.lexicon import Lexicons


def test_every_row_has_an_example_and_a_counterexample() -> None:
    lexicons = Lexicons()
    for lexicon in (REPORTING_VERBS, REPORTING_NOUNS, REPORTING_ADJECTIVES, REPORTING_PHRASES):
        for row in lexicons[lexicon]:
            assert row.example, row.id
            assert row.counterexample, row.id


def test_frames_with_a_particle_and_with_more_parts_come_first() -> None:
    frames = compile_frames(REPORTING_VERBS, Lexicons())["call"]
    keys = [(frame.particle is None, -len(frame.parts)) for frame in frames]
    assert keys == sorted(keys)


def test_no_word_has_the_same_frame_twice() -> None:
    for lexicon in (REPORTING_VERBS, REPORTING_NOUNS, REPORTING_ADJECTIVES):
        for lemma, frames in compile_frames(lexicon, Lexicons()).items():
            keys = [(frame.particle, frame.parts) for frame in frames]
            assert len(keys) == len(set(keys)), (
                lemma,
                sorted(k for k in keys if keys.count(k) > 1),
            )
