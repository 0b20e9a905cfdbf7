"""The house rules that neither ruff nor import-linter can see."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "stretchcoach"
PURE = ("routine", "body", "safety", "coaching")

LONGEST_FILE = 400  # lines: what fits in one head
FILES_AND_CODE = {"open", "exec", "eval", "compile", "__import__", "input", "breakpoint"}
NUMPY_FILES_AND_CHANCE = {"random", "load", "save", "savez", "savetxt", "loadtxt", "genfromtxt", "fromfile", "tofile", "memmap"}


def sources(*folders: str) -> list[Path]:
    found = sorted(path for folder in folders or (".",) for path in (PACKAGE / folder).rglob("*.py"))
    assert found
    return found


def impurities(code: str) -> list[str]:
    """What a module uses of files, chance and foreign code without importing anything for it."""
    found = []
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Name(id=name) if name in FILES_AND_CODE:
                found.append(f"{node.lineno}: {name}")
            case ast.Attribute(value=ast.Name(id="np" | "numpy"), attr=name) if name in NUMPY_FILES_AND_CHANCE:
                found.append(f"{node.lineno}: np.{name}")
            case ast.ImportFrom(module="numpy", names=names):
                found += [f"{node.lineno}: np.{alias.name}" for alias in names if alias.name in NUMPY_FILES_AND_CHANCE]
            case ast.Import(names=names) | ast.ImportFrom(names=names, module=None):
                found += [f"{node.lineno}: {alias.name}" for alias in names if alias.name.startswith("numpy.random")]
            case ast.ImportFrom(module=str(module)) if module.startswith(("numpy.random", "builtins")):
                found.append(f"{node.lineno}: {module}")
    return found


def unused(definitions: str, code: list[str]) -> set[str]:
    """The constants of a module that no other module names."""
    defined = {
        target.id
        for node in ast.parse(definitions).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    nodes = [node for text in code for node in ast.walk(ast.parse(text))]
    used = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return defined - used - {node.name for node in nodes if isinstance(node, ast.alias)}


def test_a_file_fits_in_one_head() -> None:
    lines = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}
    assert {name: count for name, count in lines.items() if count > LONGEST_FILE} == {}


@pytest.mark.parametrize("path", sources(*PURE), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_pure_module_touches_neither_files_nor_chance(path: Path) -> None:
    assert impurities(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "code",
    [
        "open('x')",
        "reader = open",
        "__import__('time')",
        "import numpy as np\nnp.random.default_rng()",
        "import numpy\nnumpy.load('x')",
        "from numpy import random",
        "from numpy.random import default_rng",
        "import numpy.random as chance",
        "from builtins import open as read",
    ],
)
def test_an_impure_module_would_be_seen(code: str) -> None:
    assert impurities(code)


def test_every_threshold_is_used() -> None:
    table = PACKAGE / "thresholds.py"
    others = [path.read_text(encoding="utf-8") for path in sources() if path != table]
    assert unused(table.read_text(encoding="utf-8"), others) == set()


def test_a_threshold_that_nobody_uses_would_be_seen() -> None:
    table = "A_S = 1.0\nB_S = 2.0\nC_S = 3.0"
    assert unused(table, ["from stretchcoach import thresholds as T\nT.A_S", "from stretchcoach.thresholds import B_S"]) == {"C_S"}


@pytest.mark.parametrize("name", ["Makefile", "pyproject.toml", ".ci/run"])
def test_the_set_up_names_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
