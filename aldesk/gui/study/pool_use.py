"""How much of a project's labels a study uses: in numbers that fit, and in words."""

from aldesk.gui.kit.i18n import noop, tr
from aldesk.strategies.catalogue import BY_NAME
from aldesk.study.labelled import PoolSize
from aldesk.study.plan import Plan

_USUAL = 10
_TOO_MANY = noop(
    "Takes {n} labels, but only {total} labelled samples can be asked about. Take fewer cycles, "
    "smaller batches or fewer first labels."
)
_TOO_FEW = noop(
    "Takes {n} labels for {n_classes} classes. Take more cycles, larger batches or more first "
    "labels."
)
_USE_OF_SEVERAL = noop(
    "Each repetition uses {n} of {total} labelled samples; {n_test} more are measured on."
)
_NOT_SEVERAL = noop(
    "{strategy} does not work where samples may have several classes: take its tick off."
)
_STRATIFIED = noop(
    "{n} first labels cannot come equally from {n_classes} classes. Take more, or draw at random."
)


def fitting_cycles(plan: Plan, pool: PoolSize) -> int:
    """Return ten cycles, more where the classes need them, fewer where the pool ends before."""
    missing = 0 if pool.is_several else max(0, pool.n_classes - plan.n_init)
    wanted = max(_USUAL, -(-missing // plan.batch_size))
    return max(1, min(wanted, (pool.n_pool - plan.n_init) // plan.batch_size))


def use_text(plan: Plan, pool: PoolSize | None) -> str:
    """Say how many of the labelled samples a study uses; nothing where that is not known."""
    if pool is None or not pool.n_pool:
        return ""
    if pool.is_several:
        return tr(_USE_OF_SEVERAL, n=plan.n_labels, total=pool.n_pool, n_test=pool.n_test)
    return tr(
        "Each repetition uses {n} of {total} labelled samples; {n_test} more measure the accuracy.",
        n=plan.n_labels,
        total=pool.n_pool,
        n_test=pool.n_test,
    )


def pool_problem(plan: Plan, pool: PoolSize | None) -> str:
    """Say why a plan does not fit the labels that there are; empty where it does."""
    if pool is None:
        return ""
    why = _several_problem(plan, pool) if pool.is_several else _single_problem(plan, pool)
    if not why and plan.n_labels > pool.n_pool:
        return tr(_TOO_MANY, n=plan.n_labels, total=pool.n_pool)
    return why


def _single_problem(plan: Plan, pool: PoolSize) -> str:
    if not pool.n_pool or not pool.n_test or pool.n_classes < 2:
        return tr("A study needs labelled samples of two classes at least: label or import some.")
    if plan.n_labels > pool.n_pool:
        return ""  # which is said first
    if plan.n_labels < pool.n_classes:
        return tr(_TOO_FEW, n=plan.n_labels, n_classes=pool.n_classes)
    if plan.first_labels == "stratified" and plan.n_init < pool.n_classes:
        return tr(_STRATIFIED, n=plan.n_init, n_classes=pool.n_classes)
    return ""


def _several_problem(plan: Plan, pool: PoolSize) -> str:
    if not pool.n_pool or not pool.n_test or not pool.n_classes:
        return tr("A study needs samples with classes: label or import some.")
    unfit = (s for s in plan.strategies if not BY_NAME[s.name].several)
    if strategy := next(unfit, None):
        return tr(_NOT_SEVERAL, strategy=tr(strategy.words))
    return ""
