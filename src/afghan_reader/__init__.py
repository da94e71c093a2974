"""Read the news as tables, where every number leads back to the words it was counted from.

import afghan_reader as ar

reading = ar.read_corpus()        # the five articles that come with the package
reading.quotes                    # who says what, with source and cue
ar.explain("quotes")              # what each column holds
"""

import lazy_loader

# The names stand in __init__.pyi, in the order of the flow; each module is loaded when a name of it is first used.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
