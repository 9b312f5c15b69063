from aldesk.gui.classes.keys import keys_for


def test_spoken_digits_get_their_own_keys() -> None:
    assert keys_for(["zero", "one", "nine"], 3) == ["0", "1", "9"]


def test_other_classes_take_the_keys_in_their_order() -> None:
    assert keys_for(["cat", "dog"], 2) == ["1", "2"]
    assert keys_for(["cat", "two", "dog"], 3) == ["1", "2", "3"]


def test_no_key_is_given_twice_and_those_of_actions_are_kept_free() -> None:
    keys = keys_for([f"class {i}" for i in range(100)], 100)
    given = [key for key in keys if key]
    assert len(given) == len(set(given)) == 32
    assert not {"a", "b", "f", "r"} & set(given)
    assert keys[:10] == list("1234567890")


def test_two_classes_that_want_the_same_key() -> None:
    assert keys_for(["one", "1", "One"], 3) == ["1", "2", "3"]


def test_a_class_that_is_added_takes_no_key_from_another() -> None:
    before = keys_for(["cat", "dog"], 2)
    after = keys_for(["cat", "dog", "one", "zero"], 2)
    assert after == [*before, "3", "0"]
