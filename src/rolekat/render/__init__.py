"""Documents: what they say (`data`, built by `catalogs`, `galleries`, `checklists`) and how a format writes it.

The data knows no format. A format is a module such as `markdown`: a suffix, and a function from a document to text.
"""
