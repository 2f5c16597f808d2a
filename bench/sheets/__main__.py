""".venv/bin/python -m bench.sheets [ROWS]

Writes a register of so many rows and 15 columns, then measures each step in a process of its own, so that the memory
of one does not hide that of another:
  opened     open the file, look for far-away cells, find the headings
  all_read   the same, and read every row
  sent_back  the same, and write every tenth row back with a reason
"""

import multiprocessing
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from bench.sheets.steps import FORM, all_read, measure, opened, sent_back, write


def main() -> None:
    """Measure each step and print one line for it."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.xlsx"
        write(path, rows)
        print(f"{rows} rows of {len(FORM.fields)} columns, {path.stat().st_size / 1e6:.1f} MB")
        print(f"{'step':<10}{'seconds':>10}{'cpu s':>10}{'rows/cpu s':>12}{'peak MB':>10}{'answer':>12}")
        for step in (opened, all_read, sent_back):
            with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
                seconds, processor, megabytes, answer = process.submit(measure, step, path).result()
            work = f"{seconds:>10.1f}{processor:>10.1f}{rows / processor:>12.0f}"
            print(f"{step.__name__:<10}{work}{megabytes:>10.0f}{answer:>12}", flush=True)


if __name__ == "__main__":
    main()
