"""The one base class of every error that Kennan raises on purpose."""


class KennanError(Exception):
    """Something that a user can understand and mend; the message says what, where and what to do."""


class InputError(KennanError):
    """A report that can't be read: `name` of the report, the `fault`, and the `remedy`."""

    def __init__(self, name: str, fault: str, remedy: str) -> None:
        super().__init__(f"{name}: {fault}; {remedy}")
        self.name, self.fault, self.remedy = name, fault, remedy

    def __reduce__(self) -> tuple[type, tuple[str, str, str]]:
        return type(self), (self.name, self.fault, self.remedy)


class CaseError(KennanError):
    """A case file that can't be opened, is damaged, or was not written by Kennan."""


class UsageError(KennanError):
    """A call that can't be carried out as it was made."""
