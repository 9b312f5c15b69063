"""scikit-learn's handwritten digits, written as picture files."""
