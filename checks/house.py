"""What the checks share: which files belong to the repository, and how a check reports and tests itself.

Run by itself it lists those files: python3 checks/house.py 'src/*.cpp'
"""
import fnmatch
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
NOT_OURS = {".git", "build", "node_modules", "__pycache__", ".cache"}


def files(root):
    """Every file of the repository, sorted; without git (an unpacked archive) every file that is not built."""
    if (root / ".git").exists():
        listing = subprocess.run(["git", "-C", str(root), "-c", f"safe.directory={root}", "ls-files", "-z",
                                  "--cached", "--others", "--exclude-standard"], capture_output=True, check=False)
        if listing.returncode == 0:
            names = [name for name in listing.stdout.decode().split("\0") if name]
            return sorted(pathlib.PurePosixPath(name) for name in names if (root / name).is_file())
    found = []
    for path in root.rglob("*"):
        inside = path.relative_to(root)
        if path.is_file() and not NOT_OURS.intersection(inside.parts):
            found.append(pathlib.PurePosixPath(inside.as_posix()))
    return sorted(found)


def main(check, planted):
    """Runs `check(root)`, which yields complaints; with --self-test, plants faults that it must find.

    planted: {name: ({path: text}, words of the complaint, or None where there must be no complaint)}
    """
    if "--self-test" not in sys.argv[1:]:
        complaints = list(check(ROOT))
        for complaint in complaints:
            print(complaint, file=sys.stderr)
        sys.exit(1 if complaints else 0)
    failed = 0
    for name, (tree, wanted) in planted.items():
        with tempfile.TemporaryDirectory() as directory:
            root = pathlib.Path(directory)
            for path, text in tree.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(text, encoding="utf-8")
            complaints = list(check(root))
        as_wanted = not complaints if wanted is None else len(complaints) == 1 and wanted in complaints[0]
        print(("found: " if as_wanted else "WRONG: ") + name)
        if not as_wanted:
            failed += 1
            print(f"  wanted {wanted!r}, got {complaints}", file=sys.stderr)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    for file in files(ROOT):
        if any(fnmatch.fnmatchcase(file.as_posix(), pattern) for pattern in sys.argv[1:] or ["*"]):
            print(file)
