"""Speed of the outlook: `python -m tests.outlook.bench`.

Solves a second of a game of about 700 nodes and 40 inputs, open and with hidden moves, by the clock and by processor
time (of both cores together; on a busy machine the clock says little), and the whole report of 10,000 samples.
"""

import argparse
import sys
import time

from kennan.outlook import look
from kennan.outlook.compile import compile_scenario
from kennan.outlook.page import page
from kennan.outlook.run import draw, run
from kennan.outlook.text import text
from tests.outlook.scenarios import large


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=int, default=10_000)
    samples = parser.parse_args(arguments).samples
    for hidden in (False, True):
        compiled = compile_scenario(large(hidden))
        values = draw(compiled.inputs, samples, 0)
        clock, processor = time.perf_counter(), time.process_time()
        solved = run(compiled, values)
        clock, processor = time.perf_counter() - clock, time.process_time() - processor
        print(
            f"{'hidden' if hidden else 'open  '}  {compiled.game.nodes} nodes, {len(compiled.inputs)} inputs: "
            f"{samples / clock:7.0f} a second by the clock, {samples / processor:7.0f} a second of one core; "
            f"{solved.converged.mean():.2%} converged",
            flush=True,
        )
    for hidden in (False, True):
        clock, processor = time.perf_counter(), time.process_time()
        outlook = look(large(hidden), samples=samples)
        page(outlook, {}), text(outlook)
        clock, processor = time.perf_counter() - clock, time.process_time() - processor
        print(
            f"report {'hidden' if hidden else 'open'}: {clock:.1f} s by the clock, {processor:.1f} s of processor time"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
