"""How many labelled samples a study has, before its data are prepared."""

from aldesk.store import Project
from aldesk.study.data_of_project import from_project
from aldesk.study.labelled import PoolSize, pool_size, share_to_test


def counted(project: Project) -> PoolSize:
    data = from_project(project.path)
    return PoolSize(len(data.X), len(data.X_test), len(data.classes))


def test_the_samples_are_those_of_the_study(tested_project: Project) -> None:
    assert pool_size(tested_project) == counted(tested_project)


def test_without_a_test_split_a_share_of_each_class_is_tested_on(project: Project) -> None:
    size = pool_size(project, 0.5)
    assert size.n_pool + size.n_test == len(project.samples)
    assert size.n_pool == size.n_test


def test_a_share_to_test_is_read_as_a_plan_has_it() -> None:
    assert [share_to_test(text) for text in ("", "25%")] == [0.2, 0.25]
    assert [share_to_test(text) for text in ("x", "0%", "25", "100%")] == 4 * [None]
