"""``stretchcoach validate``: every problem of routine, stretch and relief files at once."""

import json
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from stretchcoach.errors import SourceError
from stretchcoach.routine.library import Library
from stretchcoach.routine.schema import schema
from stretchcoach.shipped import routine_files
from stretchcoach.words import _, ngettext


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("validate", help=_("check routine files"), description=_("Check routine, stretch and relief card files."))
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help=_("a YAML file, or a folder of them"))
    parser.add_argument("--schema", action="store_true", help=_("print the JSON Schema of the files, for editors"))
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print the problems, or the schema."""
    if arguments.schema:
        json.dump(schema(), sys.stdout, indent=1)
        print()
        return 0
    if not arguments.files:
        raise SourceError(_("Name a file or folder to check, or --schema."))
    files = _contents(arguments.files)
    # A routine may use what the program ships; a file of the same place checked here takes its place.
    own = {Path(name).resolve() for name in files}
    root_names = {name: text for name, text in routine_files().items() if Path(name).name not in {path.name for path in own}}
    library = Library({**root_names, **files})
    problems = library.problems
    for problem in problems:
        print(problem)
    for hint in library.hints:
        if hint.file in files:
            print(_("{hint} (only a hint)").format(hint=hint), file=sys.stderr)
    count = len(files)
    if not problems:
        print(ngettext("{n} file, no problems", "{n} files, no problems", count).format(n=count), file=sys.stderr)
    return 1 if problems else 0


def _contents(paths: list[Path]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for path in paths:
        try:
            found = sorted([*path.rglob("*.yaml"), *path.rglob("*.yml")]) if path.is_dir() else [path]
            files |= {str(file): file.read_bytes() for file in found}
        except OSError as error:
            raise SourceError(_("{file} cannot be read: {reason}.").format(file=path, reason=error.strerror)) from error
    if not files:
        raise SourceError(_("There is no YAML file in {folder}.").format(folder=paths[0]))
    return files
