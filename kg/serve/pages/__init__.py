"""Pages for people: written here whole, without script and without any other site.

Every text that comes from a filing goes through `kg.serve.pages.markup`, which escapes
it; nothing else makes elements.
"""
