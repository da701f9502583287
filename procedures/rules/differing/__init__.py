"""What differs between two versions of a regulation, in plain sentences grouped by subject.

What has no sentence of its own is told as it stands (part, before, now): nothing that differs goes
untold, whatever the language of regulations grows into.
"""

from procedures.rules.differing.sentences import LANGUAGES, SUBJECTS
from procedures.rules.differing.telling import Difference
from procedures.rules.differing.whole import differences, wording_differences

__all__ = ["LANGUAGES", "SUBJECTS", "Difference", "differences", "wording_differences"]
