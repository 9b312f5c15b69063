from aldesk.embed import Embeddings


def test_embeddings_start_empty() -> None:
    embeddings = Embeddings()
    assert len(embeddings.X) == len(embeddings.rows) == 0
