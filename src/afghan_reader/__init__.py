"""Read the news as tables, where every number leads back to the words it was counted from.

>>> import afghan_reader as ar
>>> reading = ar.read_corpus()  # the five articles that come with the package
>>> reading.articles["article_id"].tolist()
['nyt-2020', 'wapo-2018', 'wapo-2020', 'yahoo-2016', 'vice-2017']

`reading.quotes` says who says what; `ar.explain("quotes")` says what each of its columns holds.
"""

import lazy_loader

# The names stand in __init__.pyi, in the order of the flow; each module is loaded when a name of it is first used.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
