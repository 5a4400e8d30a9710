"""The rules: a folder a family, a module a rule, its page in each language and its cases beside it.

A module holds `RULE` and what it checks with, each a generator of findings:

- `check_file`: one readable file of any kind, by itself;
- `check_gallery`: a gallery with its roles;
- `check_catalog`: what a system's or a profile's own file says, also where its profile is missing;
- `check_system`: what a system comes to with its profile laid in, and only where that is complete;
  a profile taken alone is never judged as if it were a system;
- `check_staffing`: one system in one organisation on the day of the run, a `StaffingState`;
- `check_organisation`: an organisation with all its systems, an `OrganisationState`;
- `check_library`: everything together, once a run;
- `check_register`: the contact register with the library, where there is one and it is meant.

So a fault in what a profile says is found in the profile, once, by `check_catalog`; what only the whole can have or
lack, such as a phase without a contact point, is for `check_system`. Rules of the family `text` have none of these
where the reader itself finds the fault.
"""
