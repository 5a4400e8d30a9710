"""Answers to what people ask about who holds which role: plain data first, then its words, which any form can show.

`vacancies`, `person`, `holders`, `load` and `comparison` compute; `wording/` says it in sheets, which the terminal and
Markdown draw; `plain` makes JSON of the data itself.
"""
