from aldesk.embed import EmbeddingMatrix


def test_embeddings_start_empty() -> None:
    embeddings = EmbeddingMatrix()
    assert len(embeddings.X) == len(embeddings.rows) == 0
