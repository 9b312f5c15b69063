from aldesk.gui.label.history_row import first_column


def test_a_long_answer_is_whole_and_short_ones_stand_in_one_column() -> None:
    narrow, room = 231, 188  # of the panel in a window of 960 pixels
    assert first_column(narrow, room, 30) == first_column(narrow, room, 60) > 100
    uebersprungen = 88
    assert first_column(narrow, room, uebersprungen) + 8 + uebersprungen <= room
    assert first_column(narrow, room, 400) > 70
