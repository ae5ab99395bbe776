// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.termios;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.ErrorType;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Constants;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.FileNumbers;
import io.github.typhon.stdlib.host.NativeWait;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** {@code termios}. The structure is glibc's: four words of flags, the line discipline, 32 control characters, two speeds. */
@PyModule(name = "termios", doc = "This module provides an interface to the Posix calls for tty I/O control.\nFor a complete description of these calls, see the Posix or Unix manual\n"
        + "pages. It is only available for those Unix versions that support Posix\ntermios style tty I/O control.\n\nAll functions in this module take a file descriptor fd as their first\n"
        + "argument. This can be an integer file descriptor, such as returned by\nsys.stdin.fileno(), or a file object, such as sys.stdin itself.")
public final class TermiosModule {
    private static final ErrorType ERROR = new ErrorType("termios", "error", () -> Exc.Exception);
    private static final int BYTES = 64;
    private static final int NCCS = 32;
    private static final int CC = 17;
    private static final int LFLAG = 12;
    private static final int ICANON = 2;
    private static final int VTIME = 5;
    private static final int VMIN = 6;
    private static final long TIOCGWINSZ = 0x5413;
    private static final long TIOCSWINSZ = 0x5414;
    private static final String CONSTANTS = """
            B0 0; B1000000 4104; B110 3; B115200 4098; B1152000 4105; B1200 9; B134 4; B150 5; B1500000 4106; B1800 10; B19200 14; B200 6; B2000000 4107;
            B230400 4099; B2400 11; B2500000 4108; B300 7; B3000000 4109; B3500000 4110; B38400 15; B4000000 4111; B460800 4100; B4800 12; B50 1;
            B500000 4101; B57600 4097; B576000 4102; B600 8; B75 2; B921600 4103; B9600 13; BRKINT 2; BS0 0; BS1 8192; BSDLY 8192; CBAUD 4111;
            CBAUDEX 4096; CDSUSP 25; CEOF 4; CEOL 0; CEOT 4; CERASE 127; CFLUSH 15; CIBAUD 269418496; CINTR 3; CKILL 21; CLNEXT 22; CLOCAL 2048;
            CQUIT 28; CR0 0; CR1 512; CR2 1024; CR3 1536; CRDLY 1536; CREAD 128; CRPRNT 18; CRTSCTS 2147483648; CS5 0; CS6 16; CS7 32; CS8 48; CSIZE 48;
            CSTART 17; CSTOP 19; CSTOPB 64; CSUSP 26; CWERASE 23; ECHO 8; ECHOCTL 512; ECHOE 16; ECHOK 32; ECHOKE 2048; ECHONL 64; ECHOPRT 1024; EXTA 14;
            EXTB 15; EXTPROC 65536; FF0 0; FF1 32768; FFDLY 32768; FIOASYNC 21586; FIOCLEX 21585; FIONBIO 21537; FIONCLEX 21584; FIONREAD 21531;
            FLUSHO 4096; HUPCL 1024; ICANON 2; ICRNL 256; IEXTEN 32768; IGNBRK 1; IGNCR 128; IGNPAR 4; IMAXBEL 8192; INLCR 64; INPCK 16;
            IOCSIZE_MASK 1073676288; IOCSIZE_SHIFT 16; ISIG 1; ISTRIP 32; IUCLC 512; IUTF8 16384; IXANY 2048; IXOFF 4096; IXON 1024; NCC 8; NCCS 32;
            NL0 0; NL1 256; NLDLY 256; NOFLSH 128; N_MOUSE 2; N_PPP 3; N_SLIP 1; N_STRIP 4; N_TTY 0; OCRNL 8; OFDEL 128; OFILL 64; OLCUC 2; ONLCR 4;
            ONLRET 32; ONOCR 16; OPOST 1; PARENB 256; PARMRK 8; PARODD 512; PENDIN 16384; TAB0 0; TAB1 2048; TAB2 4096; TAB3 6144; TABDLY 6144;
            TCFLSH 21515; TCGETA 21509; TCGETS 21505; TCIFLUSH 0; TCIOFF 2; TCIOFLUSH 2; TCION 3; TCOFLUSH 1; TCOOFF 0; TCOON 1; TCSADRAIN 1;
            TCSAFLUSH 2; TCSANOW 0; TCSBRK 21513; TCSBRKP 21541; TCSETA 21510; TCSETAF 21512; TCSETAW 21511; TCSETS 21506; TCSETSF 21508; TCSETSW 21507;
            TCXONC 21514; TIOCCONS 21533; TIOCEXCL 21516; TIOCGETD 21540; TIOCGICOUNT 21597; TIOCGLCKTRMIOS 21590; TIOCGPGRP 21519; TIOCGSERIAL 21534;
            TIOCGSOFTCAR 21529; TIOCGWINSZ 21523; TIOCINQ 21531; TIOCLINUX 21532; TIOCMBIC 21527; TIOCMBIS 21526; TIOCMGET 21525; TIOCMIWAIT 21596;
            TIOCMSET 21528; TIOCM_CAR 64; TIOCM_CD 64; TIOCM_CTS 32; TIOCM_DSR 256; TIOCM_DTR 2; TIOCM_LE 1; TIOCM_RI 128; TIOCM_RNG 128; TIOCM_RTS 4;
            TIOCM_SR 16; TIOCM_ST 8; TIOCNOTTY 21538; TIOCNXCL 21517; TIOCOUTQ 21521; TIOCPKT 21536; TIOCPKT_DATA 0; TIOCPKT_DOSTOP 32;
            TIOCPKT_FLUSHREAD 1; TIOCPKT_FLUSHWRITE 2; TIOCPKT_NOSTOP 16; TIOCPKT_START 8; TIOCPKT_STOP 4; TIOCSCTTY 21518; TIOCSERCONFIG 21587;
            TIOCSERGETLSR 21593; TIOCSERGETMULTI 21594; TIOCSERGSTRUCT 21592; TIOCSERGWILD 21588; TIOCSERSETMULTI 21595; TIOCSERSWILD 21589;
            TIOCSER_TEMT 1; TIOCSETD 21539; TIOCSLCKTRMIOS 21591; TIOCSPGRP 21520; TIOCSSERIAL 21535; TIOCSSOFTCAR 21530; TIOCSTI 21522;
            TIOCSWINSZ 21524; TOSTOP 256; VDISCARD 13; VEOF 4; VEOL 11; VEOL2 16; VERASE 2; VINTR 0; VKILL 3; VLNEXT 15; VMIN 6; VQUIT 1; VREPRINT 12;
            VSTART 8; VSTOP 9; VSUSP 10; VSWTC 7; VSWTCH 7; VT0 0; VT1 16384; VTDLY 16384; VTIME 5; VWERASE 14; XCASE 4; XTABS 6144; _POSIX_VDISABLE 0;
            """;

    private TermiosModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("error", Refs.newRef(ts, (PyObject) ERROR.of(ts)));
        Constants.add(m, CONSTANTS);
    }

    private static int call(ThreadState ts, String function, long... args) {
        int r = (int) NativeWait.call(ts, () -> CFunction.of(function).call(args));
        if (r < 0) {
            throw PyException.ofArgs(ERROR.of(ts), PyLong.of(-r), PyUnicode.of(Errno.text(-r)));
        }
        return r;
    }

    private static PyObject word(MemorySegment m, long at) {
        return PyLong.of(m.get(ValueLayout.JAVA_INT, at) & 0xffffffffL);
    }

    @PyFunction("($module, fd, /)")
    static PyObject tcgetattr(ThreadState ts, PyObject fd) {
        int f = FileNumbers.of(ts, fd);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(BYTES, 8);
            call(ts, "tcgetattr", f, m.address());
            boolean raw = (m.get(ValueLayout.JAVA_INT, LFLAG) & ICANON) == 0;
            PyObject[] cc = new PyObject[NCCS];
            for (int i = 0; i < NCCS; i++) {
                byte c = m.get(ValueLayout.JAVA_BYTE, CC + i);
                cc[i] = raw && (i == VMIN || i == VTIME) ? PyLong.of(c & 0xff) : PyBytes.of(new byte[] {c});
            }
            PyObject[] out = {word(m, 0), word(m, 4), word(m, 8), word(m, LFLAG), PyLong.of(CFunction.of("cfgetispeed").raw(m.address()) & 0xffffffffL),
                PyLong.of(CFunction.of("cfgetospeed").raw(m.address()) & 0xffffffffL), Containers.factory().newList(ts, cc, NCCS)};
            return Containers.factory().newList(ts, out, out.length);
        }
    }

    @PyFunction("($module, fd, when, attributes, /)")
    static void tcsetattr(ThreadState ts, PyObject fd, int when, PyObject attributes) {
        int f = FileNumbers.of(ts, fd);
        PyObject[] a = list(ts, attributes, 7, "tcsetattr, arg 3: must be 7 element list");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(BYTES, 8);
            call(ts, "tcgetattr", f, m.address());
            for (int i = 0; i < 4; i++) {
                m.set(ValueLayout.JAVA_INT, 4L * i, flags(ts, a[i]));
            }
            characters(ts, m, a[6]);
            call(ts, "cfsetispeed", m.address(), flags(ts, a[4]));
            call(ts, "cfsetospeed", m.address(), flags(ts, a[5]));
            call(ts, "tcsetattr", f, when, m.address());
        } finally {
            Refs.releaseAll(ts, a, 0, a.length);
        }
    }

    private static int flags(ThreadState ts, PyObject o) {
        return Numbers.index(ts, o).bigValue().intValue();
    }

    private static PyObject[] list(ThreadState ts, PyObject o, int n, String message) {
        if (!Containers.factory().isList(o)) {
            throw Raise.typeError(message);
        }
        PyObject[] a = Containers.factory().listItems(ts, o);
        if (a.length != n) {
            Refs.releaseAll(ts, a, 0, a.length);
            throw Raise.typeError(message);
        }
        return a;
    }

    private static void characters(ThreadState ts, MemorySegment m, PyObject o) {
        PyObject[] cc = list(ts, o, NCCS, "tcsetattr: attributes[6] must be " + NCCS + " element list");
        try {
            for (int i = 0; i < NCCS; i++) {
                PyBytes b = PyBytes.unwrapOrNull(cc[i]);
                if (b != null && b.length() == 1) {
                    m.set(ValueLayout.JAVA_BYTE, CC + i, b.shared()[0]);
                } else if (PyLong.unwrapOrNull(cc[i]) != null) {
                    m.set(ValueLayout.JAVA_BYTE, CC + i, (byte) Numbers.asLong(ts, cc[i]));
                } else {
                    throw Raise.typeError("tcsetattr: elements of attributes must be characters or integers");
                }
            }
        } finally {
            Refs.releaseAll(ts, cc, 0, cc.length);
        }
    }

    @PyFunction("($module, fd, duration, /)")
    static void tcsendbreak(ThreadState ts, PyObject fd, int duration) {
        call(ts, "tcsendbreak", FileNumbers.of(ts, fd), duration);
    }

    @PyFunction("($module, fd, /)")
    static void tcdrain(ThreadState ts, PyObject fd) {
        call(ts, "tcdrain", FileNumbers.of(ts, fd));
    }

    @PyFunction("($module, fd, queue, /)")
    static void tcflush(ThreadState ts, PyObject fd, int queue) {
        call(ts, "tcflush", FileNumbers.of(ts, fd), queue);
    }

    @PyFunction("($module, fd, action, /)")
    static void tcflow(ThreadState ts, PyObject fd, int action) {
        call(ts, "tcflow", FileNumbers.of(ts, fd), action);
    }

    @PyFunction("($module, fd, /)")
    static PyObject tcgetwinsize(ThreadState ts, PyObject fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(8, 8);
            call(ts, "ioctl", FileNumbers.of(ts, fd), TIOCGWINSZ, m.address());
            return PyTuple.of(ts, PyLong.of(m.get(ValueLayout.JAVA_SHORT, 0) & 0xffff), PyLong.of(m.get(ValueLayout.JAVA_SHORT, 2) & 0xffff));
        }
    }

    @PyFunction("($module, fd, winsize, /)")
    static void tcsetwinsize(ThreadState ts, PyObject fd, PyObject winsize) {
        int f = FileNumbers.of(ts, fd);
        if (!Sequences.check(winsize)) {
            throw Raise.typeError("tcsetwinsize, arg 2: must be a two-item sequence");
        }
        PyObject[] two = Sequences.toArray(ts, winsize);
        try (Arena arena = Arena.ofConfined()) {
            if (two.length != 2) {
                throw Raise.typeError("tcsetwinsize, arg 2: must be a two-item sequence");
            }
            MemorySegment m = arena.allocate(8, 8);
            call(ts, "ioctl", f, TIOCGWINSZ, m.address());
            for (int i = 0; i < 2; i++) {
                long v = Numbers.asLong(ts, two[i]);
                if (v != (v & 0xffff)) {
                    throw Raise.overflowError("winsize value(s) out of range.");
                }
                m.set(ValueLayout.JAVA_SHORT, 2L * i, (short) v);
            }
            call(ts, "ioctl", f, TIOCSWINSZ, m.address());
        } finally {
            Refs.releaseAll(ts, two, 0, two.length);
        }
    }
}
