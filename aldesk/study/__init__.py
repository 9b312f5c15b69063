"""Studies: query strategies compared on data whose labels are known.

`plan` and `plan_file` say what is compared, `data` prepares what it is compared on, `task` is one
strategy in one repetition, `folder` keeps what is done, `summary` and `report` say what came of it.
These are light but for `loop`, `learners`, `summary` and `report`, which are for processes that may
take their time. May import `aldesk.learn`, `aldesk.embed`, `aldesk.store` and all below.
"""
