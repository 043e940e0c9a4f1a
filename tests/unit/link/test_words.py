from dateline.link.words import Rarity, load_rarity, stems


def test_forms_of_one_word_have_one_stem() -> None:
    for one, other in [("killed", "killings"), ("shooting", "shoot"), ("stabbed", "stabbing")]:
        assert stems(one) == stems(other)


def test_stop_words_are_left_out() -> None:
    assert stems("The attack on the camp") == stems("attack camp")


def test_a_rare_word_in_common_tells_more_than_a_common_one() -> None:
    rarity = Rarity.of([{"attack", "camp"}, {"attack", "town"}, {"attack", "port"}] * 50)
    attack, sarha = rarity.bag({"attack", "x"}), rarity.bag({"sarha", "x"})
    assert rarity.bag({"sarha"}).likeness(sarha) > rarity.bag({"attack"}).likeness(attack)


def test_in_a_small_set_a_word_of_all_documents_still_tells_something() -> None:
    rarity = Rarity.of([{"sarha"}] * 8)
    assert rarity.weight("sarha") > 1


def test_nothing_is_like_an_empty_bag() -> None:
    rarity = Rarity.of([{"camp"}])
    assert rarity.bag(frozenset()).likeness(rarity.bag({"camp"})) == 0


def test_a_town_tells_less_than_another_rare_word() -> None:
    rarity = Rarity.of([{"camp"}] * 100)
    one, other = (rarity.bag({"quetta", "hiller", word}, {"quetta"}) for word in ("a", "b"))
    assert one.weights["quetta"] < one.weights["hiller"]
    assert one.shared(other) == one.weights["quetta"] + one.weights["hiller"]


def test_the_background_knows_the_words_of_news() -> None:
    rarity = load_rarity()
    assert rarity.weight("said") < rarity.weight("villag") < rarity.weight("xyzzy")
