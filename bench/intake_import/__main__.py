""".venv/bin/python -m bench.intake_import [ROWS] [--profile]

Loads an old register of so many rows into a database of its own: plans it (the dry run), writes it, plans it again.
Half of the rows name a reporter, who is sealed. With PostgreSQL, put tools/with-postgres before the command.
"""

import cProfile
import os
import pstats
import resource
import sys
import tempfile
import time
from pathlib import Path


def main() -> None:
    """Measure each step and print one line for it."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    rows = numbers[0] if numbers else 100_000
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ANBINH_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anbinh.config.settings")
        # Read only now: the settings take the folder from the environment.
        steps = __import__("bench.intake_import.steps", fromlist=["Steps"])
        path = Path(folder) / "register.xlsx"
        made = steps.Steps(path, rows)
        print(f"{rows} rows, {path.stat().st_size / 1e6:.1f} MB, {made.engine}")
        print(f"{'step':<10}{'seconds':>10}{'rows/s':>10}{'peak MB':>10}  answer")
        for step in (made.planned, made.written, made.again):
            profile = cProfile.Profile() if "--profile" in sys.argv else None
            begin = time.perf_counter()
            answer = profile.runcall(step) if profile else step()
            seconds = time.perf_counter() - begin
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{step.__name__:<10}{seconds:>10.1f}{rows / seconds:>10.0f}{peak:>10.0f}  {answer}", flush=True)
            if profile:
                pstats.Stats(profile).sort_stats("cumulative").print_stats(45)


if __name__ == "__main__":
    main()
