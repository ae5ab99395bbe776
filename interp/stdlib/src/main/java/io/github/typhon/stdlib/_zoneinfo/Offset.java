// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._zoneinfo;

import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.stdlib._datetime.LocalTimes;

/** What holds in a zone between two transitions: seconds east of UTC, how many of them are daylight saving, an abbreviation.
 *  <p>Threads: immutable; the objects in it are immortal. */
record Offset(long utc, long dst, PyUnicode name, PyObject utcDelta, PyObject dstDelta) {
    static Offset of(long utc, long dst, PyUnicode name) {
        return new Offset(utc, dst, name, LocalTimes.delta(utc), LocalTimes.delta(dst));
    }

    boolean isSame(Offset o) {
        return utc == o.utc && dst == o.dst && name.equals(o.name);
    }
}
