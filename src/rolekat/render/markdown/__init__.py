"""Documents as Markdown: templates, a filter through which every text goes, and diagrams as Mermaid."""

from rolekat.render.markdown.writer import SUFFIX, MarkdownWriter

__all__ = ["SUFFIX", "MarkdownWriter"]
