"""Child processes: started by name, talked to through a pipe, stopped in bounded steps."""
