"""Writes zone-cases.json: what Python's zoneinfo says, for the tests beside this file to compare with.

    pip download --no-deps tzdata==2026.3 && unzip tzdata-2026.3-*.whl -d tzdata
    python3 zone-cases.py tzdata > zone-cases.json              # the release of `node -p process.versions.tz`
    python3 zone-cases.py tzdata Europe/London                  # every case of one zone, to find the one that differs
    python3 zone-cases.py tzdata --slots COUNT SEED             # more cases for slots, one a line

`local`: for each zone a digest of the instants of 1,200 local times. Half are spread over 1900 to 2099, half lie within 26
hours of some of its changes (600 for a zone without any). `slots`: questions to openSlots, with the slots' starts in minutes
from `from`; the answers come from a plain reading of the rules that counts minutes one by one, so the two share no idea.
"""
import hashlib
import json
import random
import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo, reset_tzpath

EPOCH = datetime(1970, 1, 1)
MINUTE = timedelta(minutes=1)
CENTURY, SPAN = -36_815_040, 105_189_120  # minutes from 1970 to 1900, and from there to 2100
CASES, REACH = 600, 26 * 60  # over the centuries, and as many around changes; how far around
WHOLE_MINUTES = 1_100_000  # in 1972 the last zone gave up an offset with seconds


def spread(number, span):
    """Evenly scattered whole numbers below span, the same in any language."""
    return number * 2654435761 % 2**32 % span


def utc(zone, wall, fold=0):
    """The instant of a wall time; fold=0 is the earlier of two and, in a gap, the offset from before it."""
    return (wall.replace(tzinfo=zone, fold=fold).astimezone(timezone.utc)).replace(tzinfo=None)


def wall_at(zone, instant):
    return instant.replace(tzinfo=timezone.utc).astimezone(zone).replace(tzinfo=None)


def changes(zone):
    """Minutes at which the clocks change from 1900 to 2100: looked for hour by hour around each difference."""
    found, step, end = [], timedelta(days=6), datetime(2100, 1, 1)
    low, was = datetime(1900, 1, 1), None
    while low < end:
        now = wall_at(zone, low) - low
        if was is not None and now != was:
            first, last = low - step, low
            while last - first > timedelta(seconds=1):
                middle = first + timedelta(seconds=(last - first) // timedelta(seconds=2))
                first, last = (middle, last) if wall_at(zone, middle) - middle == was else (first, middle)
            found.append((last - EPOCH) // MINUTE)
        low, was = low + step, now
    return found


def minutes_to_try(zone_number, near):
    first = zone_number * 2 * CASES
    yield from (CENTURY + spread(first + case, SPAN) for case in range(CASES))
    if near:
        yield from (near[case % len(near)] - REACH + spread(first + CASES + case, 2 * REACH) for case in range(CASES))


def local_cases(zone, zone_number, near):
    for minute in minutes_to_try(zone_number, near):
        wall = EPOCH + minute * MINUTE
        yield f"{wall:%Y-%m-%dT%H:%M} {utc(zone, wall):%Y-%m-%dT%H:%M:%S}"


def digest(lines):
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


def time_of_day(text):
    return timedelta(hours=int(text[:2]), minutes=int(text[3:]))


def first_at_or_past(zone, wall):
    """The instant of a window's bound: the change itself where the clock skips it."""
    instant = utc(zone, wall)
    if wall_at(zone, instant) == wall:
        return instant
    # fold=1 reads a skipped time by the offset after the gap, so the change lies between the two readings
    low, high = sorted((utc(zone, wall, fold=1), instant))
    before = wall_at(zone, low) - low
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        low, high = (middle, high) if wall_at(zone, middle) - middle == before else (low, middle)
    return high


def windows_of(zone, date, question):
    named = [o["windows"] for o in question["overrides"] if o["date"] == f"{date:%Y-%m-%d}"]
    weekly = [w for w in question["weekly"] if w["weekday"] == date.isoweekday()]
    bounds = [
        [first_at_or_past(zone, date + time_of_day(w[bound])) for bound in ("from", "to")]
        for w in (sum(named, []) if named else weekly)
    ]
    merged = []
    for start, end in sorted(b for b in bounds if b[0] < b[1]):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(end, merged[-1][1])
        else:
            merged.append([start, end])
    return merged


def open_slots(question):
    zone, origin = ZoneInfo(question["zone"]), EPOCH + question["from"] * MINUTE
    day = datetime(origin.year, origin.month, origin.day) - timedelta(days=3)
    dates = [day + timedelta(days=n) for n in range(question["to"] // 1440 + 7)]
    windows = [[(b - origin) // MINUTE for b in w] for date in dates for w in windows_of(zone, date, question)]
    free = {m for first, last in windows for m in range(first, last)}
    taken = {m for first, last in question["busy"] for m in range(first, last)}
    length, before, after = (question[name] for name in ("duration", "before", "after"))
    return sorted(
        at
        for first, last in windows
        for at in range(first, last, question["step"])
        if at >= 0 and at + length <= question["to"] and at >= question["now"] + question["notice"]
        and all(m in free for m in range(at, at + length))
        and not any(m in taken for m in range(at - before, at + length + after))
    )


def slot_question(rng, name, near):
    """Around a change; `from` is in minutes since 1970, the other times in minutes from there."""
    near = [minute for minute in near if minute > WHOLE_MINUTES]
    change = rng.choice(near) if near else rng.randrange(WHOLE_MINUTES, SPAN // 2)
    shown = wall_at(ZoneInfo(name), EPOCH + change * MINUTE)

    def time():
        around = (shown.hour * 60 + shown.minute) // 15 + rng.randint(-8, 4)
        return rng.choice((rng.randint(0, 96), min(max(around, 0), 96)))

    def window():
        first, last = sorted((time(), time()))
        return {"from": f"{first // 4:02}:{first % 4 * 15:02}", "to": f"{last // 4:02}:{last % 4 * 15:02}"}

    date = lambda: shown + timedelta(days=rng.randint(-1, 1))
    midnight = date()
    across = [
        {"weekday": midnight.isoweekday(), **window(), "to": "24:00"},
        {"weekday": (midnight + timedelta(days=1)).isoweekday(), **window(), "from": "00:00"},
    ]
    return {
        "zone": name,
        "weekly": [{"weekday": date().isoweekday(), **window()} for _ in range(rng.randint(1, 4))] + rng.choice(([], across)),
        "overrides": [
            {"date": f"{date():%Y-%m-%d}", "windows": [window() for _ in range(rng.randint(0, 2))]}
            for _ in range(rng.choice((0, 0, 1, 2)))
        ],
        "busy": [[at, at + rng.randrange(90)] for at in (rng.randrange(4320) for _ in range(rng.randint(0, 3)))],
        "from": change - rng.randrange(2160), "to": rng.randrange(4320),
        "now": -rng.randrange(1440), "notice": rng.choice((0, 120, 1440)),
        "duration": rng.choice((5, 30, 45, 60, 90, 240)), "step": rng.choice((20, 45, 60, 100)),
        "before": rng.choice((0, 10, 30)), "after": rng.choice((0, 10, 30)),
    }


def slot_cases(names, near, count, seed):
    rng = random.Random(seed)
    while count:
        name = rng.choice(names)
        question = slot_question(rng, name, near(name))
        starts = open_slots(question)
        if starts or rng.random() < 0.05:
            count -= 1
            yield {**question, "starts": starts}


def main(folder, *rest):
    reset_tzpath(())  # only the package, never the machine's own data
    sys.path.insert(0, folder)
    import tzdata

    with open(f"{folder}/tzdata/zones", encoding="ascii") as listed:
        names = [name for name in listed.read().split() if name != "Factory"]  # no place: Node does not know it
    known = {}

    def near(name):
        if name not in known:
            found = changes(ZoneInfo(name))
            known[name] = found if len(found) < 8 else sorted({found[spread(n, len(found))] for n in range(1, 9)})
        return known[name]

    if rest[:1] == ("--slots",):
        for case in slot_cases(names, near, int(rest[1]), int(rest[2])):
            print(json.dumps(case))
    elif rest:
        print("\n".join(local_cases(ZoneInfo(rest[0]), names.index(rest[0]), near(rest[0]))))
    else:
        local = {n: {"near": near(n), "digest": digest(local_cases(ZoneInfo(n), i, near(n)))} for i, n in enumerate(names)}
        lines = [f'"{name}":{json.dumps(value, separators=(",", ":"))}' for name, value in local.items()]
        slots = [json.dumps(case, separators=(",", ":")) for case in slot_cases(names, near, 100, 1)]
        print(f'{{"release":"{tzdata.IANA_VERSION}",\n"local":{{\n' + ",\n".join(lines) + '\n},\n"slots":[\n' + ",\n".join(slots) + "\n]}")


main(*sys.argv[1:])
