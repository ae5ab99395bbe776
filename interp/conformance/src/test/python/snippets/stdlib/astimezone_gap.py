# Local times that a change of the clock skips or repeats, as points in time.
import os
import time
from datetime import datetime, timezone

os.environ["TZ"] = "America/New_York"
time.tzset()
for d in datetime(2024, 3, 10, 2, 30), datetime(2024, 11, 3, 1, 30), datetime(2024, 7, 1):
    for fold in 0, 1:
        local = d.replace(fold=fold)
        print(local.astimezone(timezone.utc), local.astimezone(), local.timestamp())
# expect: 2024-03-10 07:30:00+00:00 2024-03-10 03:30:00-04:00 1710055800.0
# expect: 2024-03-10 06:30:00+00:00 2024-03-10 01:30:00-05:00 1710052200.0
# expect: 2024-11-03 05:30:00+00:00 2024-11-03 01:30:00-04:00 1730611800.0
# expect: 2024-11-03 06:30:00+00:00 2024-11-03 01:30:00-05:00 1730615400.0
# expect: 2024-07-01 04:00:00+00:00 2024-07-01 00:00:00-04:00 1719806400.0
# expect: 2024-07-01 04:00:00+00:00 2024-07-01 00:00:00-04:00 1719806400.0
