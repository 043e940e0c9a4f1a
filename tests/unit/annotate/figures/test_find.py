from tests.builders import parsed

from dateline.annotate.figures import find_figures
from dateline.body import Body
from dateline.knowledge.lexicon import Lexicons
from dateline.records import Figure


def figures(body: Body) -> list[Figure]:
    return [found.figure for found in find_figures(body, Lexicons())]


def brief(body: Body) -> list[tuple[str, str, int | None, int | None]]:
    return [(f.text, f.kind.value, f.low, f.high) for f in figures(body)]


CAMP = """
8 8 NUM CD nummod 1
people people NOUN NNS nsubj 2
died die VERB VBD ROOT 2
as as ADP IN prep 2
a a DET DT det 5
result result NOUN NN pobj 3
and and CCONJ CC cc 2
some some DET DT advmod 9
one one NUM CD compound 9
hundred hundred NUM CD nsubj 10
received receive VERB VBD conj 2
injuries injury NOUN NNS dobj 10
"""


def test_two_kinds_in_one_sentence() -> None:
    assert brief(parsed(CAMP)) == [
        ("8", "killed", 8, 8),
        ("some one hundred", "injured", 100, 100),
    ]


def test_the_tokens_it_was_read_from() -> None:
    killed, injured = find_figures(parsed(CAMP), Lexicons())
    assert (killed.numeral.text, killed.word and killed.word.text) == ("8", "died")
    assert (injured.numeral.text, injured.word and injured.word.text) == ("hundred", "received")
    assert killed.rule == "casualty_words:killed.verb.06"


def test_killers_are_not_counted() -> None:
    body = parsed("""
200 200 NUM CD nummod 1
soldiers soldier NOUN NNS nsubj 2
killed kill VERB VBD ROOT 2
8 8 NUM CD nummod 4
rebels rebel NOUN NNS dobj 2
""")
    [figure] = figures(body)
    assert (figure.low, figure.of) == (8, "rebels")


def test_a_gapped_passive() -> None:
    body = parsed("""
Three three NUM CD nummod 1
porters porter NOUN NNS nsubjpass 3
were be AUX VBD auxpass 3
killed kill VERB VBN ROOT 3
and and CCONJ CC cc 3
six six NUM CD nsubj 6
wounded wound VERB VBN conj 3
""")
    assert brief(body) == [("Three", "killed", 3, 3), ("six", "injured", 6, 6)]


def test_left_dead() -> None:
    body = parsed("""
It it PRON PRP nsubj 1
left leave VERB VBD ROOT 1
at at ADP IN advmod 3
least least ADJ JJS advmod 4
five five NUM CD nummod 5
dead dead ADJ JJ oprd 1
""")
    assert brief(body) == [("at least five", "killed", 5, None)]


def test_the_killing_of() -> None:
    body = parsed("""
the the DET DT det 1
killing killing NOUN NN ROOT 1
of of ADP IN prep 1
over over ADP IN quantmod 4
90 90 NUM CD nummod 5
monks monk NOUN NNS pobj 2
""")
    assert brief(body) == [("over 90", "killed", 90, None)]


def test_a_toll_is_cumulative() -> None:
    body = parsed("""
The the DET DT det 2
death death NOUN NN compound 2
toll toll NOUN NN nsubj 3
rose rise VERB VBD ROOT 3
to to ADP IN prep 3
more more ADJ JJR amod 7
than than ADP IN quantmod 7
66 66 NUM CD pobj 4
""")
    [figure] = figures(body)
    assert (figure.kind, figure.low, figure.tally) == ("killed", 66, "cumulative")


def test_a_revised_toll() -> None:
    body = parsed("""
Officials official NOUN NNS nsubj 1
revised revise VERB VBD ROOT 1
the the DET DT det 3
toll toll NOUN NN dobj 1
to to ADP IN prep 1
31 31 NUM CD pobj 4
""")
    [figure] = figures(body)
    assert (figure.low, figure.tally) == (31, "revised")


def test_the_number_of_those_arrested() -> None:
    body = parsed("""
the the DET DT det 1
number number NOUN NN nsubj 6
of of ADP IN prep 1
clerks clerk NOUN NNS pobj 2
arrested arrest VERB VBN acl 3
has have AUX VBZ aux 6
gone go VERB VBN ROOT 6
up up ADV RB advmod 6
to to ADP IN prep 7
1320 1320 NUM CD pobj 8 B-DATE
""")
    assert brief(body) == [("1320", "detained", 1320, 1320)]


def test_murders_count_as_persons() -> None:
    body = parsed("""
trials trial NOUN NNS ROOT 0
for for ADP IN prep 0
dozens dozen NOUN NNS pobj 1
of of ADP IN prep 2
murders murder NOUN NNS pobj 3
""")
    [figure] = figures(body)
    assert (figure.text, figure.low, figure.qualifier) == ("dozens", 24, "vague")


def test_attempted_murders_do_not() -> None:
    body = parsed("""
They they PRON PRP nsubj 1
saw see VERB VBD ROOT 1
6 6 NUM CD nummod 4
attempted attempted ADJ JJ amod 4
murders murder NOUN NNS dobj 1
""")
    assert figures(body) == []


def test_population() -> None:
    body = parsed("""
a a DET DT det 1
camp camp NOUN NN ROOT 1
with with ADP IN prep 1
population population NOUN NN pobj 2
of of ADP IN prep 3
3200 3200 NUM CD nummod 6
Iranians Iranian PROPN NNPS pobj 4
""")
    [figure] = figures(body)
    assert (figure.kind, figure.low, figure.of) == ("population", 3200, "Iranians")


def test_things_are_not_counted() -> None:
    body = parsed("""
Troops troop NOUN NNS nsubj 1
captured capture VERB VBD ROOT 1
52 52 NUM CD nummod 3
rifles rifle NOUN NNS dobj 1
""")
    assert figures(body) == []


def test_an_age_is_not_counted() -> None:
    body = parsed("""
Saleh Saleh PROPN NNP nsubjpass 5
_, , PUNCT , punct 0
34 34 NUM CD appos 0
_, , PUNCT , punct 0
was be AUX VBD auxpass 5
killed kill VERB VBN ROOT 5
""")
    assert figures(body) == []


def test_a_negated_verb_counts_nobody() -> None:
    body = parsed("""
Eight eight NUM CD nummod 1
people people NOUN NNS nsubjpass 4
were be AUX VBD auxpass 4
not not PART RB neg 4
hurt hurt VERB VBN ROOT 4
""")
    assert figures(body) == []


def test_whatever_the_parse_the_word_before_decides() -> None:
    body = parsed("""
fire fire NOUN NN ROOT 0
killing kill VERB VBG acl 0
21 21 NUM CD nummod 3
soldiers soldier NOUN NNS nsubj 4
captured capture VERB VBN ccomp 1
""")
    assert brief(body) == [("21", "killed", 21, 21)]


def test_hostages_of_gunmen() -> None:
    body = parsed("""
Gunmen gunman NOUN NNS nsubj 1
seized seize VERB VBD ROOT 1
eleven eleven NUM CD nummod 3
workers worker NOUN NNS dobj 1
""")
    assert [f.kind for f in figures(body)] == ["abducted"]


def test_a_number_compared_with_the_figure_before() -> None:
    body = parsed("""
Fifty fifty NUM CD nummod 1
arrests arrest NOUN NNS nsubjpass 3
were be AUX VBD auxpass 3
made make VERB VBN ROOT 3
compared compare VERB VBN prep 3
with with ADP IN prep 4
30 30 NUM CD pobj 5
before before ADV RB advmod 3
""")
    assert brief(body) == [("Fifty", "detained", 50, 50), ("30", "detained", 30, 30)]


def test_an_object_read_as_what_its_verb_describes_is_still_the_verbs() -> None:
    found = brief(
        parsed(
            """
Six six NUM CD nsubj 1
died die VERB VBD ROOT 1
and and CCONJ CC cc 1
thirty thirty NUM CD nsubj 4
suffered suffer VERB VBD amod 5
burns burn NOUN NNS conj 1
"""
        )
    )
    assert found == [("Six", "killed", 6, 6), ("thirty", "injured", 30, 30)]
