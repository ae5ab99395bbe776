// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What CPython's time module says about zones whose rule is in TZ. */
class PosixRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "UTC0|0|0|false|UTC|UTC",
        "UTC+0|0|0|false|UTC|UTC",
        "CET-1CEST,M3.5.0,M10.5.0/3|-3600|-7200|true|CET|CEST",
        "IST-1GMT0,M10.5.0,M3.5.0/1|0|-3600|true|GMT|IST",
        "EST5EDT,M3.2.0,M11.1.0|18000|14400|true|EST|EDT",
        "EST5EDT|18000|14400|true|EST|EDT",
        "AEST-10AEDT-11,M10.5.0,M3.5.0|-36000|-39600|true|AEST|AEDT",
        "<+04>-4|-14400|-14400|false|+04|+04",
        "CET-25|-86400|-86400|false|CET|CET",
        "IST-5:30|-19800|-19800|false|IST|IST",
        "<-03>3<-02>,M3.5.0/-2,M10.5.0/-1|10800|7200|true|-03|-02",
        "ABC1DEF,J60,J300|3600|0|true|ABC|DEF",
    })
    void rulesGiveOffsetsAndNames(String rule, long timezone, long altzone, boolean daylight, String standard, String summer) {
        assertEquals(new ZoneInfo(timezone, altzone, daylight, standard, summer), ZoneInfo.of(PosixRule.parseOrNull(rule)));
    }

    /** The last second of standard time and of daylight saving time, as CPython has them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "CET-1CEST,M3.5.0,M10.5.0/3|1743296399|1761440399",
        "EST5EDT,M3.2.0,M11.1.0|1741503599|1762063199",
        "ABC1DEF,J60,J300|1740797999|1761530399",
        "ABC1DEF,59/26:30,300|1740886199|1761616799",
    })
    void changesComeAtTheSecond(String rule, long beforeSummer, long beforeWinter) {
        Zone z = PosixRule.parseOrNull(rule);
        assertEquals("false true true false", z.at(beforeSummer).dst() + " " + z.at(beforeSummer + 1).dst() + " " + z.at(beforeWinter).dst() + " " + z.at(beforeWinter + 1).dst());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"x", "''", "UTC", "Europe/Berlin", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.5.0,M10.5.0x", "<CET-1"})
    void otherTextIsNoRule(String rule) {
        assertNull(PosixRule.parseOrNull(rule));
    }
}
