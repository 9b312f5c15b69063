"""Sound: how a clip is drawn, played and measured."""
