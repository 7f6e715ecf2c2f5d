"""Pure string functions: comparing, cleaning and cutting up written names, words and dates.

Nothing here knows of documents or entities, nothing loads a model, and nothing changes the text
that offsets speak of: what is computed here is a key or a display form beside it.
"""
