"""``stretchcoach model``: build, verify or choose the pose model."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from stretchcoach.cli.screen import console
from stretchcoach.errors import PoseModelError
from stretchcoach.words import _


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("model", help=_("build, verify or choose the pose model"))
    actions = parser.add_subparsers(title=_("actions"), metavar="", required=True)
    actions.add_parser("build", help=_("make it, as the installation does; needs the network once")).set_defaults(run=_build)
    verify = actions.add_parser("verify", help=_("say what the model in use is, and whether it is sound"))
    verify.add_argument("file", nargs="?", type=Path, metavar="FILE", help=_("another bundle (.task)"))
    verify.set_defaults(run=_verify)
    use = actions.add_parser("use", help=_("use another bundle from now on"))
    use.add_argument("file", type=Path, metavar="FILE|default", help=_("a bundle (.task), or 'default'"))
    use.set_defaults(run=_use)


def _build(arguments: Namespace) -> int:
    from stretchcoach.vision import model

    _show(model.build(console.print))
    return 0


def _verify(arguments: Namespace) -> int:
    from stretchcoach.vision import model

    report = model.verify(arguments.file or model.default_model())
    if report.problem is not None:
        raise PoseModelError(report.problem)
    _show(report)
    return 0


def _use(arguments: Namespace) -> int:
    from stretchcoach.vision import model

    if str(arguments.file) == "default":
        model.use_default()
        _show(model.verify(model.default_model()))
    else:
        _show(model.use(arguments.file))
    return 0


def _show(report: "object") -> None:
    for name in ("path", "name", "bundle_sha256", "detector_sha256", "landmark_sha256"):
        print(f"{name:16} {getattr(report, name)}")
