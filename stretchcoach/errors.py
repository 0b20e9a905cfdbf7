"""The errors a user can meet. ``str(error)`` is a sentence: what happened, where, and what to do."""


class StretchcoachError(Exception):
    """Something the user should read; never a programming mistake."""


class RoutineError(StretchcoachError):
    """A routine, stretch or relief file has problems, all of them listed: a line each, and one by one in ``problems``."""

    def __init__(self, *problems: object) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class SourceError(StretchcoachError):
    """A camera, video, folder or recording cannot be read."""


class PoseModelError(StretchcoachError):
    """The pose model is missing, damaged or not the expected one."""


class EnvironmentProblem(StretchcoachError):
    """The machine lacks something that the program needs."""


class NotFoundError(RoutineError):
    """A name that no routine, stretch or relief file has."""


class NotClearedError(StretchcoachError):
    """An answer to the screening list leaves nothing to play."""
