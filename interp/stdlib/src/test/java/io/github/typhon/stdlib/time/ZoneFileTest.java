// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What CPython's time module says about zones, from the rules in their files. */
class ZoneFileTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "UTC0|0|0|false|UTC|UTC",
        "CET-1CEST,M3.5.0,M10.5.0/3|-3600|-7200|true|CET|CEST",
        "IST-1GMT0,M10.5.0,M3.5.0/1|0|-3600|true|GMT|IST",
        "EST5EDT,M3.2.0,M11.1.0|18000|14400|true|EST|EDT",
        "AEST-10AEDT,M10.1.0,M4.1.0/3|-36000|-39600|true|AEST|AEDT",
        "<+04>-4|-14400|-14400|false|+04|+04",
        "IST-5:30|-19800|-19800|false|IST|IST",
    })
    void rulesGiveOffsetsAndNames(String rule, long timezone, long altzone, boolean daylight, String standard, String summer) {
        assertEquals(new ZoneInfo(timezone, altzone, daylight, standard, summer), ZoneFile.ofRule(rule));
    }

    @ParameterizedTest
    @CsvSource({"x", "''", "UTC", "CET-1CEST"})
    void otherTextIsNoRule(String rule) {
        assertNull(ZoneFile.ofRule(rule));
    }
}
