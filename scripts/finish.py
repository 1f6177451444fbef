"""Finishes the environment: the project itself, the command ``maru``, and less ballast.

The project is used where it lies, so a line in a ``.pth`` file stands for an installation; building a package would need newer
build tools than Rasa's pins allow.
"""

from __future__ import annotations

import shutil
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LAUNCHER = "#!{python}\nimport sys\n\nfrom bot.cli import app\n\nsys.exit(app())\n"

# What is never read at run time, some 250 MB: TensorFlow's C++ headers and its ahead-of-time compiler serve those who build
# programs against it; test suites of installed packages; the calendars of some seven hundred languages, in a package
# that only the lazy texts of Rasa's Telegram library import; and weights of a font that nothing is set in.
UNUSED = (
    "tensorflow/include",
    "tensorflow/python/_pywrap_tfcompile.so",
    "babel/locale-data/*_*.dat",
    "babel/locale-data/[a-df-z]*.dat",
    "koreanize_matplotlib/fonts/NanumGothicExtraBold.ttf",
    "koreanize_matplotlib/fonts/NanumGothicLight.ttf",
    "*/tests",
    "*/*/tests",
    "*/*/*/tests",
)


def main() -> None:
    """Install the project, then trim."""
    paths = sysconfig.get_paths()
    installed, scripts = Path(paths["purelib"]), Path(paths["scripts"])
    (installed / "maru.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    launcher = scripts / "maru"
    launcher.write_text(LAUNCHER.format(python=sys.executable), encoding="utf-8")
    launcher.chmod(0o755)
    for pattern in UNUSED:
        for path in installed.glob(pattern):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
