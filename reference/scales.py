"""Round numbers for the axis of a chart."""

import math

TICK_STEPS = (1, 2, 2.5, 5, 10)


def nice_ticks(low, high, count=5):
    """Answer about *count* round numbers from at or below *low* to at or above *high*; raise ValueError for what is no range."""
    if not (math.isfinite(low) and math.isfinite(high)) or high < low:
        raise ValueError(f"{low} to {high} is not a range")
    if high == low:
        low, high = low - 1, high + 1
    rough = (high - low) / count
    magnitude = 10 ** math.floor(math.log10(rough))
    step = next(step * magnitude for step in TICK_STEPS if step * magnitude >= rough * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(number * step, 10) for number in range(first, last + 1)]
