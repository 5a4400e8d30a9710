"""What the rules know to mend: from a finding and what its file says to changes that leave the finding no ground.

A module in `mends/` belongs to the rule of its name. It holds

- `KINDS`: whether it mends safely, unsafely, or some things so and others so;
- `safety(finding)`: which of them this finding is, `None` where nobody but a person can mend it;
- `mend(finding, source)`: the steps that mend it.

Nothing here reads the finding's world or writes a file: `changes/fix.py` tries the steps, checks what comes of them,
and keeps those that bring nothing new. Nobody is ever put into a role, and no sentence that somebody wrote is lost.
"""
