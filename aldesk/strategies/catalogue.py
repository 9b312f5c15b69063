"""What a person can choose from, with the words that help them choose.

Imports nothing heavy: the window reads it.
"""

from dataclasses import dataclass
from typing import Literal

Value = bool | int | float | str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A setting of a strategy.

    Attributes
    ----------
    name : str
        The constructor's name of it.
    title : str
        What the window calls it.
    default : bool, int, float or str
    choices : tuple of str
        The values that it may take; empty for a number.
    low, high : float
        The range of a number, both ends included.
    """

    name: str
    title: str
    default: Value
    choices: tuple[str, ...] = ()
    low: float = 0.0
    high: float = 0.0


@dataclass(frozen=True, slots=True)
class Strategy:
    """A query strategy, described.

    Attributes
    ----------
    name : str
        Its class in `aldesk.strategies`.
    title : str
        What the window calls it.
    sentence : str
        What it does.
    when : str
        When to use it, and when not.
    cost : str
        What its time and memory depend on, and how it is used with more samples than that allows.
    parameters : tuple of Parameter
    more : tuple of Parameter
        Those that the window does not show.
    needs : tuple of str
        Of "probabilities", "ensemble", "embeddings" (meaningful distances), "labels" (to start
        with), "discriminator", "mixture model" and "strategy".
    paper : str
        Where it was published.
    differs : str
        Where its answers differ from those of scikit-activeml's of that name.
    several : {"own", "as it is", ""}
        What it does where samples may have several classes: it has a form of its own in
        `aldesk.strategies.several`; it looks at no class, and so works as it is; or it has no sound
        form, and is not offered.
    for_several : tuple of Parameter
        Those of its own form, in addition.
    why_not_several : str
        Why it is not offered.
    draws : {"evenly", "by utility", ""}
        Whether it draws each sample, one after another from all candidates, with a probability that
        is the same for all, or in proportion to the utilities of its first pick. Such labels can be
        weighted; see `aldesk.evaluate.lure`.
    most_candidates : int
        Of more than these a session draws so many at random and leaves out the others, or a person
        would wait too long; 0 if it can be asked about any number.
    """

    name: str
    title: str
    sentence: str
    when: str
    cost: str
    parameters: tuple[Parameter, ...] = ()
    more: tuple[Parameter, ...] = ()
    needs: tuple[str, ...] = ()
    paper: str = ""
    differs: str = ""
    several: Literal["own", "as it is", ""] = ""
    for_several: tuple[Parameter, ...] = ()
    why_not_several: str = ""
    draws: Literal["evenly", "by utility", ""] = ""
    most_candidates: int = 0

    @property
    def needs_ensemble(self) -> bool:
        """Whether it works only with a learner that has several members."""
        return "ensemble" in self.needs

    @property
    def needs_labels(self) -> bool:
        """Whether it works only after the first label."""
        return "labels" in self.needs


_UNCERTAINTY = ("least_confident", "margin_sampling", "entropy")
_MOST_PAIRED = 50_000  # where time grows with the square of the candidates
_MOST_FITTED = 100_000  # where something is fitted to the candidates
_SUBSAMPLE = "for more, wrap it in a SubSamplingWrapper, or limit the candidates."
AGGREGATIONS = ("mean", "max", "rank")
_NORMALIZE = Parameter("normalize_samples", "Scale embeddings to length 1", True)


def _over_classes(default: str) -> tuple[Parameter, ...]:
    """Return the parameter that says how the classes' numbers become one of the sample."""
    return (Parameter("multilabel_aggregation_fn", "Over the classes", default, AGGREGATIONS),)


STRATEGIES = (
    Strategy(
        name="RandomSampling",
        title="Random",
        sentence="Draws samples at random.",
        when="Use it as the baseline for the others, or when the labels must represent the whole "
        "data; it spends many labels on easy samples.",
        cost="Negligible, with any number of samples.",
        several="as it is",
        draws="evenly",
    ),
    Strategy(
        name="UncertaintySampling",
        title="Uncertainty",
        sentence="Asks about the samples whose class the classifier is least sure of.",
        when="A good first choice with small batches once each class has some labels; large "
        "batches may hold many near-duplicates.",
        cost="One prediction per candidate; a million candidates are no problem.",
        parameters=(Parameter("method", "Measure", "margin_sampling", _UNCERTAINTY),),
        needs=("probabilities", "labels"),
        paper="B. Settles. Active learning literature survey. Univ. of Wisconsin–Madison, 2009",
        several="own",
        for_several=_over_classes("rank"),
    ),
    Strategy(
        name="SampledUncertainty",
        title="Sampled by uncertainty",
        sentence="Draws samples at random, those more often whose class the classifier is unsure "
        "of.",
        when="Use it in place of uncertainty for large batches, whose samples differ more, or if "
        "labels are also to measure the accuracy: how likely each was to be drawn is known.",
        cost="One prediction per candidate; a million candidates are no problem, and it always "
        "sees all of them.",
        parameters=(Parameter("method", "Measure", "margin_sampling", _UNCERTAINTY),),
        more=(Parameter("random_share", "Probability dealt evenly", 0.5, low=0.05, high=1.0),),
        needs=("probabilities", "labels"),
        paper="A. Kirsch, S. Farquhar, P. Atighehchian, A. Jesson, F. Branchaud-Charron, Y. Gal. "
        "Stochastic batch acquisition: a simple baseline for deep active learning. TMLR 2023",
        why_not_several="The weights of its labels are for exactly one class.",
        draws="by utility",
    ),
    Strategy(
        name="QueryByCommittee",
        title="Query by committee",
        sentence="Asks about the samples on whose class the members of the ensemble disagree most.",
        when="Use it when many samples are ambiguous by nature: it skips those that all members "
        "find equally hard, but with few members many samples tie.",
        cost="Time and memory grow with candidates × members × classes: up to some 50,000 "
        f"candidates with 100 classes; {_SUBSAMPLE}",
        parameters=(
            Parameter("method", "Disagreement", "vote_entropy", ("vote_entropy", "KL_divergence")),
        ),
        needs=("ensemble", "labels"),
        paper="H. S. Seung, M. Opper, H. Sompolinsky. Query by committee. COLT 1992",
        several="own",
        for_several=_over_classes("mean"),
    ),
    Strategy(
        name="GreedyBALD",
        title="BALD",
        sentence="Asks about the samples whose labels would teach the model most.",
        when="Use it with noisy or ambiguous data and small batches; like uncertainty sampling, it "
        "may fill a large batch with near-duplicates.",
        cost="Time and memory grow with candidates × members × classes: up to some 50,000 "
        f"candidates with 100 classes; {_SUBSAMPLE}",
        needs=("ensemble", "labels"),
        paper="N. Houlsby, F. Huszár, Z. Ghahramani, M. Lengyel. Bayesian active learning for "
        "classification and preference learning. arXiv:1112.5745, 2011",
        several="own",
    ),
    Strategy(
        name="BatchBALD",
        title="BatchBALD",
        sentence="Asks about the batch whose labels, taken together, would teach the model most.",
        when="Use it instead of BALD for batches of about 5 to 50; it is the slowest one, so limit "
        "the candidates when there are more than a few thousand.",
        cost="Time grows with candidates × classes × label samples × batch: up to some thousand "
        f"candidates; {_SUBSAMPLE}",
        parameters=(
            # Fewer than one a member leaves nothing to estimate from.
            Parameter("n_MC_samples", "Label samples (more is slower)", 10, low=10, high=200),
        ),
        needs=("ensemble", "labels"),
        paper="A. Kirsch, J. van Amersfoort, Y. Gal. BatchBALD: efficient and diverse batch "
        "acquisition for deep Bayesian active learning. NeurIPS 2019",
        why_not_several="What the labels of a batch tell together takes 2^(classes × batch) terms. "
        "BALD adds up what the classes tell.",
    ),
    Strategy(
        name="Badge",
        title="BADGE",
        sentence="Draws samples that the classifier is unsure of and that differ from each other "
        "in how they would change it.",
        when="A good all-rounder for batches of 10 to 1,000 and any number of classes, without "
        "settings; with fewer labels than classes, TypiClust or MaxHerding do better.",
        cost="Each sample of a batch reads all candidates once; a million candidates are no "
        "problem.",
        needs=("probabilities", "embeddings", "labels"),
        paper="J. T. Ash, C. Zhang, A. Krishnamurthy, J. Langford, A. Agarwal. Deep batch active "
        "learning by diverse, uncertain gradient lower bounds. ICLR 2020",
        several="own",
    ),
    Strategy(
        name="Falcun",
        title="FALCUN",
        sentence="Draws samples that the classifier is unsure of and whose class probabilities "
        "differ from each other.",
        when="Use it like BADGE where that is too slow or embeddings are very long; with few "
        "classes or a poor classifier it can hardly tell samples apart.",
        cost="Each sample of a batch reads the class probabilities of all candidates once; a "
        "million candidates are no problem.",
        parameters=(Parameter("gamma", "Greediness (0 is random)", 10, low=0, high=100),),
        needs=("probabilities", "labels"),
        paper="S. Gilhuber, A. Beer, Y. Ma, T. Seidl. FALCUN: a simple and efficient deep active "
        "learning strategy. ECML PKDD 2024",
        several="own",
        for_several=_over_classes("max"),
    ),
    Strategy(
        name="DropQuery",
        title="DropQuery",
        sentence="Clusters the samples whose predicted class changes when features of the "
        "embedding are dropped, and asks about one of each cluster.",
        when="Use it with embeddings of foundation models and batches of 10 or more, from the "
        "first labels on; while the classifier is unsure of nearly everything, it picks odd "
        "samples.",
        cost="A few predictions per candidate and one clustering; a million candidates are no "
        "problem.",
        parameters=(
            Parameter("n_dropout_samples", "Predictions with dropped features", 5, low=3, high=50),
        ),
        more=(Parameter("dropout_rate", "Share of features dropped", 0.75, low=0.0, high=0.99),),
        needs=("probabilities", "embeddings", "labels"),
        paper="S. R. Gupte, J. Aklilu, J. J. Nirschl, S. Yeung-Levy. Revisiting active learning in "
        "the era of vision foundation models. TMLR 2024",
        several="own",
        for_several=_over_classes("max"),
    ),
    Strategy(
        name="Clue",
        title="CLUE",
        sentence="Asks about the samples nearest to the centres of clusters in which uncertain "
        "samples weigh more.",
        when="Use it for batches of 10 or more, also when the pool is of another kind than the "
        "labels; its picks depend on the clustering's random start.",
        cost="One clustering of the candidates: of more than 100,000 a session draws so many; in a "
        "script, limit them.",
        parameters=(Parameter("method", "Measure", "entropy", _UNCERTAINTY),),
        needs=("probabilities", "embeddings", "labels"),
        paper="V. Prabhu, A. Chandrasekaran, K. Saenko, J. Hoffman. Active domain adaptation via "
        "clustering uncertainty-weighted embeddings. ICCV 2021",
        differs="`random_state` seeds the clustering, which there starts anew at each query.",
        why_not_several="Its clusters are weighted by one distribution over classes that exclude "
        "each other.",
        most_candidates=_MOST_FITTED,
    ),
    Strategy(
        name="UHerding",
        title="Uncertainty herding",
        sentence="Asks about the samples that are most similar to the uncertain ones and least "
        "similar to those already labelled.",
        when="Use it when you don't know yet whether there will be few labels or many: it moves "
        "from covering the pool to asking about hard samples; it fits the classifier a second time "
        "for each batch.",
        cost="Time grows with the square of the candidates, and the more the fewer labels there "
        "are: of more than 50,000 candidates a session draws so many; in a script, limit them.",
        parameters=(Parameter("method", "Measure", "margin_sampling", _UNCERTAINTY),),
        more=(
            Parameter(
                "validation_size", "Share of labels to calibrate on", 0.2, low=0.01, high=0.99
            ),
            Parameter("n_ece_bins", "Bins of the calibration error", 15, low=1, high=100),
            _NORMALIZE,
            Parameter("adaptive_sigma", "Adapt the kernel's width to the labels", True),
        ),
        needs=("probabilities", "embeddings", "labels"),
        paper="W. Bae, G. L. Oliveira, D. J. Sutherland. Uncertainty herding: one active learning "
        "method for all label budgets. ICLR 2025",
        differs="1.0.1 has none; the next release's takes the same parameters. Where the "
        "classifier knows classes that no label has yet, that one mixes up the classes when it "
        "calibrates, while here they count as impossible; where the classifier gives no logits, "
        "that one takes its probabilities as they are, while here their logarithms are calibrated.",
        several="own",
        for_several=_over_classes("mean"),
        most_candidates=_MOST_PAIRED,
    ),
    Strategy(
        name="MaxHerding",
        title="MaxHerding",
        sentence="Asks about samples such that every other one is similar to one of them, or to "
        "one already labelled.",
        when="Use it from the very first label, while each class has few; later it ignores what "
        "the classifier finds hard.",
        cost="Time grows with the square of the candidates, and the more the fewer labels there "
        "are: of more than 50,000 candidates a session draws so many; in a script, limit them.",
        more=(_NORMALIZE,),
        needs=("embeddings",),
        paper="W. Bae, J. Noh, D. J. Sutherland. Generalized coverage for more robust low-budget "
        "active learning. ECCV 2024",
        several="as it is",
        most_candidates=_MOST_PAIRED,
    ),
    Strategy(
        name="TypiClust",
        title="TypiClust",
        sentence="Asks about the most typical sample of each of the largest clusters without a "
        "label.",
        when="Use it from the very first label, while each class has few; later it ignores what "
        "the classifier finds hard, and gets slower with every label.",
        cost="One clustering into as many clusters as labels and batch together: up to some "
        f"100,000 samples; {_SUBSAMPLE}",
        parameters=(Parameter("k", "Neighbours that count as similar", 5, low=1, high=50),),
        needs=("embeddings",),
        paper="G. Hacohen, A. Dekel, D. Weinshall. Active learning on a budget: opposite "
        "strategies suit high and low budgets. ICML 2022",
        several="as it is",
    ),
    Strategy(
        name="ProbCover",
        title="ProbCover",
        sentence="Asks about the samples with the most neighbours within a radius that no label "
        "covers yet.",
        when="Use it from the very first label, while each class has few; once the labels cover "
        "the pool, it only draws at random.",
        cost="Time grows with the square of the samples, most of it on a session's first query, "
        "and of more than 20,000 samples, neighbours are counted among some of them; of more than "
        "200,000 candidates a session draws so many and leaves out the others; in a script, wrap "
        "it in a SubSamplingWrapper.",
        more=(
            Parameter("alpha", "Purity within the radius", 0.95, low=0.01, high=0.99),
            _NORMALIZE,
        ),
        needs=("embeddings",),
        paper="O. Yehuda, A. Dekel, G. Hacohen, D. Weinshall. Active learning through a covering "
        "lens. NeurIPS 2022",
        several="as it is",
        most_candidates=200_000,
    ),
    Strategy(
        name="CoreSet",
        title="Core-set",
        sentence="Asks about the sample that is farthest from all labelled ones.",
        when="Use it to find rare kinds of samples, once each class has a few labels; it also "
        "picks outliers and broken samples.",
        cost="Each sample of a batch reads all candidates once; a million candidates are no "
        "problem.",
        needs=("embeddings",),
        paper="O. Sener, S. Savarese. Active learning for convolutional neural networks: a "
        "core-set approach. ICLR 2018",
        several="as it is",
    ),
    Strategy(
        name="ContrastiveAL",
        title="Contrastive",
        sentence="Asks about the samples whose class probabilities differ most from those of their "
        "nearest labelled samples.",
        when="Use it for small batches, where classes meet in dense regions; large batches may "
        "hold many near-duplicates.",
        cost="Time grows with candidates × labels, memory with candidates × neighbours × classes: "
        "of more than 400,000 candidates a session draws so many; in a script, limit them.",
        needs=("probabilities", "embeddings", "labels"),
        paper="K. Margatina, G. Vernikos, L. Barrault, N. Aletras. Active learning by acquiring "
        "contrastive examples. EMNLP 2021",
        why_not_several="It compares distributions over classes that exclude each other.",
        most_candidates=400_000,
    ),
    Strategy(
        name="DiscriminativeAL",
        title="Discriminative",
        sentence="Asks about the samples that a second classifier tells apart best from those "
        "already labelled.",
        when="Use it when the labels should be spread like the pool, with any number of classes; "
        "it ignores what the classifier finds hard.",
        cost="One step of fitting that second classifier on the whole pool for each sample of a "
        "batch: of more than 100,000 candidates a session draws so many and leaves out the others; "
        "in a script, wrap it in a SubSamplingWrapper.",
        more=(Parameter("greedy_selection", "Fit it once per batch", False),),
        needs=("embeddings", "discriminator", "labels"),
        paper="D. Gissin, S. Shalev-Shwartz. Discriminative active learning. arXiv:1907.06347, "
        "2019",
        several="as it is",
        most_candidates=_MOST_FITTED,
    ),
)

# These ask for something that a session has not: from Python only.
FOR_SCRIPTS = (
    Strategy(
        name="FourDs",
        title="4DS",
        sentence="Weighs how near a sample is to the class boundary, how dense its region is, how "
        "new it is to the batch, and how the labels are spread.",
        when="Use it with a mixture model on up to about ten features; it does not suit embeddings "
        "of hundreds.",
        cost="Time grows with candidates × components × batch: up to some 100,000 candidates; "
        f"{_SUBSAMPLE}",
        needs=("probabilities", "mixture model"),
        paper="T. Reitmaier, B. Sick. Let us know your decision: pool-based active training of a "
        "generative classifier with the selection strategy 4DS. Information Sciences 230, 2013",
        why_not_several="Its mixture model gives each sample exactly one class.",
    ),
    Strategy(
        name="SubSamplingWrapper",
        title="Subsampling",
        sentence="Lets another strategy choose from candidates drawn at random.",
        when="Use it around a strategy that is too slow for the pool; draw a few thousand at "
        "least, or rare classes are missed.",
        cost="Negligible.",
        more=(
            Parameter("max_candidates", "Share of candidates drawn", 0.1, low=0.0001, high=1.0),
            Parameter("exclude_non_subsample", "Also hide the rest of the pool", False),
        ),
        needs=("strategy",),
        why_not_several="Limit the candidates in its place.",
    ),
)

CATALOGUE = STRATEGIES + FOR_SCRIPTS

BY_NAME = {strategy.name: strategy for strategy in STRATEGIES}
