# SPDX-License-Identifier: Apache-2.0
"""What comes from the machine: the places of the time zones, and the cube root of its mathematical library."""
import math
import sysconfig
import zoneinfo

print(zoneinfo.TZPATH)  # expect: ('/usr/share/zoneinfo', '/usr/lib/zoneinfo', '/usr/share/lib/zoneinfo', '/etc/zoneinfo')
print(sysconfig.get_config_var('TZPATH').count(':'))  # expect: 3
print([math.cbrt(x) for x in (0.0, -0.0, 1.0, -8.0, math.inf, -math.inf, math.nan)])  # expect: [0.0, -0.0, 1.0, -2.0, inf, -inf, nan]
print(abs(math.cbrt(2.0) ** 3 - 2.0) < 1e-14)  # expect: True
