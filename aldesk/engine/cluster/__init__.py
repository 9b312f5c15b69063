"""A Dask cluster's workers embed samples and do a study's tasks."""
