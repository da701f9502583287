"""Which columns of a client are about people: read from the register, and held against the models.

Source: AVG art. 30(1), the register of processing activities, and art. 25 and 32: what is about
people is sealed, or there is a reason why not.
"""

from procedures.rules.personal.checking import Column, wrong_with
from procedures.rules.personal.register import Entry, Purpose, Register, Table, register

__all__ = ["Column", "Entry", "Purpose", "Register", "Table", "register", "wrong_with"]
