"""Solves an instance by OR-tools' min-cost flow: the C++ peer of the benchmark. Reads what matching.ts wrote; prints JSON."""
import json
import re
import resource
import sys
import time

import numpy
from ortools.graph.python import min_cost_flow



def peak_megabytes():
    """The most that this process had at once; where the system tells it, apart from what the process that started it had."""
    try:
        with open("/proc/self/status") as status:
            return int(re.search(r"^VmHWM:\s+(\d+) kB$", status.read(), re.MULTILINE)[1]) / 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


with open(sys.argv[1]) as file:
    problem = json.load(file)
row_seats, column_seats = numpy.array(problem["rowSeats"]), numpy.array(problem["columnSeats"])
start, column, weight = numpy.array(problem["rowStart"]), numpy.array(problem["column"]), numpy.array(problem["weight"])
rows, columns = len(row_seats), len(column_seats)
no_match = 1000 * min(row_seats.sum(), column_seats.sum()) + 1 if problem["objective"] == "coverage" else 0
sink = rows + columns

began = time.process_time()
solver = min_cost_flow.SimpleMinCostFlow()
row = numpy.repeat(numpy.arange(rows), numpy.diff(start))
solver.add_arcs_with_capacity_and_unit_cost(
    numpy.concatenate([row, numpy.arange(rows), rows + numpy.arange(columns)]),
    numpy.concatenate([rows + column, numpy.full(rows + columns, sink)]),
    numpy.concatenate([numpy.ones(len(column), int), row_seats, column_seats]),
    numpy.concatenate([-weight, numpy.full(rows, no_match), numpy.zeros(columns, int)]),
)
solver.set_nodes_supplies(numpy.arange(sink + 1), numpy.concatenate([row_seats, numpy.zeros(columns, int), [-row_seats.sum()]]))
if solver.solve() != solver.OPTIMAL:
    sys.exit("not optimal")
flow = solver.flows(numpy.arange(len(column)))
print(json.dumps({
    "seconds": time.process_time() - began,
    "megabytes": peak_megabytes(),
    "matched": int(flow.sum()),
    "total": int((flow * weight).sum()),
}))
