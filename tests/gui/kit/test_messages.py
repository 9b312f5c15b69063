from aldesk.gui.kit.messages import Messages


def test_messages_wait_for_a_listener_and_may_be_said_once(qapp: object) -> None:
    messages, heard = Messages(), []
    messages.arrived.connect(lambda *message: heard.append(message))
    messages.notice("early")
    assert heard == []
    messages.listen()
    messages.notice("early", once=True)
    messages.trouble("late")
    assert heard == [("early", "muted", ""), ("late", "warn", "")]
