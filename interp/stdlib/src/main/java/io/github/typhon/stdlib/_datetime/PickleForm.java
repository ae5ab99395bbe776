// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._datetime;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** The bytes as which dates and times are pickled; the fold is the top bit of the month, or of the hour. <p>Threads: stateless. */
final class PickleForm {
    static final int FOLD = 0x80;

    private PickleForm() {}

    /** The state bytes if the argument of a constructor is such a state, else null. Python 2 pickled them as str, which come as Latin-1 text. */
    static byte[] state(ThreadState ts, PyObject o, int size, int at, String what) {
        PyBytes b = PyBytes.unwrapOrNull(o);
        if (b != null) {
            return b.length() == size && isSane(b.at(at), at) ? b.toByteArray() : null;
        }
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        if (u == null || u.length() != size || !isSane(u.codePointAt(at), at)) {
            return null;
        }
        byte[] out = new byte[size];
        for (int i = 0; i < size; i++) {
            if (u.codePointAt(i) > 0xFF) {
                throw Raise.valueError("Failed to encode latin1 string when unpickling a %s object. pickle.load(data, encoding='latin1') is assumed.", what);
            }
            out[i] = (byte) u.codePointAt(i);
        }
        return out;
    }

    /** Whether a byte can be a month (index 2) or an hour (index 0), with or without the fold. */
    private static boolean isSane(int v, int at) {
        int plain = v & 0xFFFFFF7F;
        return at == 2 ? plain >= 1 && plain <= 12 : plain < 24;
    }

    static int date(byte[] s) {
        return Gregorian.pack((s[0] & 0xFF) << 8 | s[1] & 0xFF, s[2] & 0x7F, s[3] & 0xFF);
    }

    static long time(byte[] s, int at) {
        return Clock.pack(s[at] & 0x7F, s[at + 1] & 0xFF, s[at + 2] & 0xFF, (s[at + 3] & 0xFF) << 16 | (s[at + 4] & 0xFF) << 8 | s[at + 5] & 0xFF);
    }

    static PyBytes ofDate(int date) {
        byte[] b = new byte[4];
        putDate(b, date);
        return PyBytes.ofOwned(b);
    }

    static PyBytes ofTime(long micros, int fold) {
        byte[] b = new byte[6];
        putTime(b, 0, micros);
        b[0] |= (byte) (fold * FOLD);
        return PyBytes.ofOwned(b);
    }

    static PyBytes ofDateTime(int date, long micros, int fold) {
        byte[] b = new byte[10];
        putDate(b, date);
        putTime(b, 4, micros);
        b[2] |= (byte) (fold * FOLD);
        return PyBytes.ofOwned(b);
    }

    private static void putDate(byte[] b, int date) {
        b[0] = (byte) (Gregorian.year(date) >> 8);
        b[1] = (byte) Gregorian.year(date);
        b[2] = (byte) Gregorian.month(date);
        b[3] = (byte) Gregorian.day(date);
    }

    private static void putTime(byte[] b, int at, long micros) {
        b[at] = (byte) Clock.hour(micros);
        b[at + 1] = (byte) Clock.minute(micros);
        b[at + 2] = (byte) Clock.second(micros);
        int us = Clock.micro(micros);
        b[at + 3] = (byte) (us >> 16);
        b[at + 4] = (byte) (us >> 8);
        b[at + 5] = (byte) us;
    }
}
