""".venv/bin/python -m bench.series [REPORTS] [--quality]

Reads and joins the labelled set and prints precision and recall; then builds the forest of a million and of REPORTS
(ten million) reports, each in a process of its own, and adds to it. With --quality only the first.
"""

import multiprocessing
import os
import sys
import tempfile
import time

from bench.series.scale import cost_of


def quality() -> None:
    """Print how well the labelled set is read and joined."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ANBINH_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anbinh.config.settings")
        __import__("django").setup()
        # Read only now: the city's places need the settings.
        made = __import__("bench.series.labelled", fromlist=["labelled"])
        reports = list(made.labelled(made.stories()))
        scores = __import__("bench.series.quality", fromlist=["quality"])
        began = time.process_time()
        read = scores.reading(reports)
        each = (time.process_time() - began) / len(reports)
        print(f"{len(reports)} reports of the labelled set, read in {each * 1000:.2f} ms each")
        print(f"{'':<10}{'planted':>9}{'precision':>11}{'recall':>9}")
        for kind, score in read.items():
            print(f"{kind:<10}{score.right + score.missed:>9}{score.precision:>11.4f}{score.recall:>9.4f}")
        other = scores.unseen()
        print(f"unseen: {other.right + other.missed}, precision {other.precision:.4f}, recall {other.recall:.4f}")
        joined, truth, found = scores.joining(reports)
        print(
            f"series: {truth} planted, {found} found; pairs of reports: precision {joined.precision:.4f}, "
            f"recall {joined.recall:.4f}"
        )


def main() -> None:
    """Quality, then scale."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    quality()
    if "--quality" in sys.argv:
        return
    for reports in (1_000_000, numbers[0] if numbers else 10_000_000):
        process = multiprocessing.get_context("spawn").Process(target=cost_of, args=(reports,))
        process.start()
        process.join()


if __name__ == "__main__":
    main()
