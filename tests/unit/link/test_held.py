from pathlib import Path

import pytest
from tests.reports import report

from dateline.link.held import Held, written
from dateline.link.profile import profiles_of


def test_what_does_not_fit_into_memory_is_read_again(tmp_path: Path) -> None:
    profiles = profiles_of([report(str(n), f"Gunmen raided village {n}.") for n in range(5)])
    file, where = tmp_path / "profiles", []
    with file.open("wb") as out:
        for profile in profiles:
            where.append((out.tell(), out.write(written(profile))))
    held = Held(file, most=2 * profiles[0].size)
    for number in (0, 1, 2, 3, 4, 0, 4):
        assert held.get(number, *where[number]) == profiles[number]
    held.close()
    file.unlink()  # what is read from now on was held
    assert held.get(4, *where[4]) == profiles[4]
    with pytest.raises(FileNotFoundError):
        held.get(1, *where[1])


def test_a_profile_is_held_however_many_words_it_has(tmp_path: Path) -> None:
    (profile,) = profiles_of([report("a", "Gunmen raided the village.")])
    (tmp_path / "profiles").write_bytes(written(profile))
    held = Held(tmp_path / "profiles", most=1)
    assert held.get(0, 0, len(written(profile))) == profile
    held.close()
    (tmp_path / "profiles").unlink()
    assert held.get(0, 0, 0) == profile
