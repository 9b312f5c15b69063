"""The classifiers that a study may use. Imports nothing heavy."""

from aldesk.strategies.catalogue import Parameter

_MOST = 1e9
_STANDARDIZE = Parameter("standardize", "Standardise the features", True)

MC_DROPOUT = "mc-dropout"
LOGISTIC = "logistic"

PARAMETERS: dict[str, tuple[Parameter, ...]] = {
    MC_DROPOUT: (
        Parameter("dropout", "Share of features dropped", 0.2, low=0.0, high=0.99),
        Parameter("n_members", "Members of the ensemble", 10, low=2, high=1000),
        Parameter("n_hidden", "Hidden units", 128, low=1, high=100_000),
        Parameter("epochs", "Epochs", 50, low=1, high=100_000),
        Parameter("batch_size", "Training batch size", 16, low=1, high=_MOST),
        Parameter("lr", "Learning rate", 0.01, low=1e-9, high=1e3),
        _STANDARDIZE,
    ),
    LOGISTIC: (
        Parameter("C", "C (inverse penalty)", 1.0, low=1e-12, high=1e12),
        Parameter("tol", "Tolerance", 1e-4, low=1e-12, high=1.0),
        Parameter("max_iter", "Max. iterations", 1000, low=1, high=_MOST),
        _STANDARDIZE,
    ),
}
"""Of ALDesk's own classifiers."""

# All give class probabilities, and take a seed where they draw anything.
SCIKIT_LEARN = (
    "sklearn.discriminant_analysis.LinearDiscriminantAnalysis",
    "sklearn.ensemble.ExtraTreesClassifier",
    "sklearn.ensemble.HistGradientBoostingClassifier",
    "sklearn.ensemble.RandomForestClassifier",
    "sklearn.gaussian_process.GaussianProcessClassifier",
    "sklearn.linear_model.LogisticRegression",
    "sklearn.naive_bayes.GaussianNB",
    "sklearn.neighbors.KNeighborsClassifier",
    "sklearn.neural_network.MLPClassifier",
    "sklearn.tree.DecisionTreeClassifier",
)
"""scikit-learn's, which take its parameters and ``standardize``."""

NAMES = (*PARAMETERS, *SCIKIT_LEARN)
