"""Breaking a regulation on purpose, one part at a time, to see that the proofs notice.

A mutation is caught by an obligation, or explained: what is left is still a sound regulation, and
here is why. One that is neither shows a hole in the proofs.
"""

from procedures.rules.mutating.mutations import Mutation, mutations
from procedures.rules.mutating.trials import Trial, trials

__all__ = ["Mutation", "Trial", "mutations", "trials"]
