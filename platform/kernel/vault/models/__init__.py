from kernel.vault.models.files import StoredFile
from kernel.vault.models.keys import CaseKey

__all__ = ["CaseKey", "StoredFile"]
