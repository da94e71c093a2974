"""Find mentions: the places where a text calls an actor by name.

A mention is a run of words that an alias table lists for an actor. Of aliases that overlap, the one that starts first counts,
and of those the longest: "Afghan Taliban" is one mention, not two. Besides what the table lists:

- a surname alone ("Keller", "General Keller") is a mention once the article has given the full name; the title and a
  possessive 's stay outside the span;
- a capital ("Moscow") is a mention only where it stands for its government: what is done in Moscow or by a flight to Moscow is
  not. Such a mention is a *metonym*, and so is "the Kremlin" (Lakoff and Johnson 1980: the place for the institution);
- a name inside another name is none: no "Moscow" in "Carnegie Moscow Center", no "New York" in "The New York Times".

Pronouns and descriptions ("the general") are no mentions, unless the table lists them.

References
----------
Lakoff, G. and Johnson, M. (1980). Metaphors we live by. University of Chicago Press.
Markert, K. and Nissim, M. (2007). SemEval-2007 task 08: metonymy resolution. SemEval.
"""

from .find import find_mentions

__all__ = ["find_mentions"]
