from aldesk.core.hub_folder import fetch_command
from aldesk.core.hub_id import HubId


def test_the_command_names_the_revision_and_what_a_data_set_is() -> None:
    assert fetch_command("models", HubId("owner/name", "v2")) == (
        "hf download owner/name --revision v2 --local-dir name",
        "name",
    )
    assert fetch_command("datasets", HubId("owner/name")) == (
        "hf download owner/name --repo-type dataset --local-dir name",
        "name",
    )
