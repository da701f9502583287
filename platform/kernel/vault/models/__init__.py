from kernel.vault.models.files import StoredFile

__all__ = ["StoredFile"]
