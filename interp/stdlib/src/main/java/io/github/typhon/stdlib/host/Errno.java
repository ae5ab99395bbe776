// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.host;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.PyOSError;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Error numbers of Linux, their texts, and the way from Java's exceptions to them. <p>Threads: immutable. */
public final class Errno {
    public static final int EPERM = 1;
    public static final int ENOENT = 2;
    public static final int ENODEV = 19;
    public static final int ESRCH = 3;
    public static final int EINTR = 4;
    public static final int EIO = 5;
    public static final int ENOEXEC = 8;
    public static final int EBADF = 9;
    public static final int ECHILD = 10;
    public static final int EAGAIN = 11;
    public static final int EACCES = 13;
    public static final int EEXIST = 17;
    public static final int ENOTDIR = 20;
    public static final int EISDIR = 21;
    public static final int EINVAL = 22;
    public static final int ENOTTY = 25;
    public static final int ESPIPE = 29;
    public static final int EPIPE = 32;
    public static final int ERANGE = 34;
    public static final int ENAMETOOLONG = 36;
    public static final int ENOSYS = 38;
    public static final int ENOTEMPTY = 39;
    public static final int ELOOP = 40;
    public static final int ENODATA = 61;
    public static final int ENOTSUP = 95;
    public static final int EISCONN = 106;
    public static final int ETIMEDOUT = 110;
    public static final int EALREADY = 114;
    public static final int EINPROGRESS = 115;

    /** Names to numbers; of several names for a number the usual one comes first. */
    public static final Map<String, Integer> NUMBERS = new LinkedHashMap<>();
    private static final Map<Integer, String> TEXTS = new LinkedHashMap<>();
    private static final String TABLE = """
            EPERM 1 Operation not permitted
            ENOENT 2 No such file or directory
            ESRCH 3 No such process
            EINTR 4 Interrupted system call
            EIO 5 Input/output error
            ENXIO 6 No such device or address
            E2BIG 7 Argument list too long
            ENOEXEC 8 Exec format error
            EBADF 9 Bad file descriptor
            ECHILD 10 No child processes
            EAGAIN 11 Resource temporarily unavailable
            EWOULDBLOCK 11 Resource temporarily unavailable
            ENOMEM 12 Cannot allocate memory
            EACCES 13 Permission denied
            EFAULT 14 Bad address
            ENOTBLK 15 Block device required
            EBUSY 16 Device or resource busy
            EEXIST 17 File exists
            EXDEV 18 Invalid cross-device link
            ENODEV 19 No such device
            ENOTDIR 20 Not a directory
            EISDIR 21 Is a directory
            EINVAL 22 Invalid argument
            ENFILE 23 Too many open files in system
            EMFILE 24 Too many open files
            ENOTTY 25 Inappropriate ioctl for device
            ETXTBSY 26 Text file busy
            EFBIG 27 File too large
            ENOSPC 28 No space left on device
            ESPIPE 29 Illegal seek
            EROFS 30 Read-only file system
            EMLINK 31 Too many links
            EPIPE 32 Broken pipe
            EDOM 33 Numerical argument out of domain
            ERANGE 34 Numerical result out of range
            EDEADLOCK 35 Resource deadlock avoided
            EDEADLK 35 Resource deadlock avoided
            ENAMETOOLONG 36 File name too long
            ENOLCK 37 No locks available
            ENOSYS 38 Function not implemented
            ENOTEMPTY 39 Directory not empty
            ELOOP 40 Too many levels of symbolic links
            ENOMSG 42 No message of desired type
            EIDRM 43 Identifier removed
            ECHRNG 44 Channel number out of range
            EL2NSYNC 45 Level 2 not synchronized
            EL3HLT 46 Level 3 halted
            EL3RST 47 Level 3 reset
            ELNRNG 48 Link number out of range
            EUNATCH 49 Protocol driver not attached
            ENOCSI 50 No CSI structure available
            EL2HLT 51 Level 2 halted
            EBADE 52 Invalid exchange
            EBADR 53 Invalid request descriptor
            EXFULL 54 Exchange full
            ENOANO 55 No anode
            EBADRQC 56 Invalid request code
            EBADSLT 57 Invalid slot
            EBFONT 59 Bad font file format
            ENOSTR 60 Device not a stream
            ENODATA 61 No data available
            ETIME 62 Timer expired
            ENOSR 63 Out of streams resources
            ENONET 64 Machine is not on the network
            ENOPKG 65 Package not installed
            EREMOTE 66 Object is remote
            ENOLINK 67 Link has been severed
            EADV 68 Advertise error
            ESRMNT 69 Srmount error
            ECOMM 70 Communication error on send
            EPROTO 71 Protocol error
            EMULTIHOP 72 Multihop attempted
            EDOTDOT 73 RFS specific error
            EBADMSG 74 Bad message
            EOVERFLOW 75 Value too large for defined data type
            ENOTUNIQ 76 Name not unique on network
            EBADFD 77 File descriptor in bad state
            EREMCHG 78 Remote address changed
            ELIBACC 79 Can not access a needed shared library
            ELIBBAD 80 Accessing a corrupted shared library
            ELIBSCN 81 .lib section in a.out corrupted
            ELIBMAX 82 Attempting to link in too many shared libraries
            ELIBEXEC 83 Cannot exec a shared library directly
            EILSEQ 84 Invalid or incomplete multibyte or wide character
            ERESTART 85 Interrupted system call should be restarted
            ESTRPIPE 86 Streams pipe error
            EUSERS 87 Too many users
            ENOTSOCK 88 Socket operation on non-socket
            EDESTADDRREQ 89 Destination address required
            EMSGSIZE 90 Message too long
            EPROTOTYPE 91 Protocol wrong type for socket
            ENOPROTOOPT 92 Protocol not available
            EPROTONOSUPPORT 93 Protocol not supported
            ESOCKTNOSUPPORT 94 Socket type not supported
            ENOTSUP 95 Operation not supported
            EOPNOTSUPP 95 Operation not supported
            EPFNOSUPPORT 96 Protocol family not supported
            EAFNOSUPPORT 97 Address family not supported by protocol
            EADDRINUSE 98 Address already in use
            EADDRNOTAVAIL 99 Cannot assign requested address
            ENETDOWN 100 Network is down
            ENETUNREACH 101 Network is unreachable
            ENETRESET 102 Network dropped connection on reset
            ECONNABORTED 103 Software caused connection abort
            ECONNRESET 104 Connection reset by peer
            ENOBUFS 105 No buffer space available
            EISCONN 106 Transport endpoint is already connected
            ENOTCONN 107 Transport endpoint is not connected
            ESHUTDOWN 108 Cannot send after transport endpoint shutdown
            ETOOMANYREFS 109 Too many references: cannot splice
            ETIMEDOUT 110 Connection timed out
            ECONNREFUSED 111 Connection refused
            EHOSTDOWN 112 Host is down
            EHOSTUNREACH 113 No route to host
            EALREADY 114 Operation already in progress
            EINPROGRESS 115 Operation now in progress
            ESTALE 116 Stale file handle
            EUCLEAN 117 Structure needs cleaning
            ENOTNAM 118 Not a XENIX named type file
            ENAVAIL 119 No XENIX semaphores available
            EISNAM 120 Is a named type file
            EREMOTEIO 121 Remote I/O error
            EDQUOT 122 Disk quota exceeded
            ENOMEDIUM 123 No medium found
            EMEDIUMTYPE 124 Wrong medium type
            ECANCELED 125 Operation canceled
            ENOKEY 126 Required key not available
            EKEYEXPIRED 127 Key has expired
            EKEYREVOKED 128 Key has been revoked
            EKEYREJECTED 129 Key was rejected by service
            EOWNERDEAD 130 Owner died
            ENOTRECOVERABLE 131 State not recoverable
            ERFKILL 132 Operation not possible due to RF-kill
            EHWPOISON 133 Memory page has hardware error
            """;

    static {
        for (String line : TABLE.split("\n")) {
            String[] p = line.strip().split(" ", 3);
            if (p.length == 3) {
                NUMBERS.put(p[0], Integer.valueOf(p[1]));
                TEXTS.putIfAbsent(Integer.valueOf(p[1]), p[2]);
            }
        }
    }

    private Errno() {}

    /** CPython: strerror. */
    public static String text(int errno) {
        String s = TEXTS.get(errno);
        return s != null ? s : errno == 0 ? "Success" : "Unknown error " + errno;
    }

    /** The number that the system call behind a Java exception failed with; EIO if it cannot be told. */
    public static int of(Throwable e) {
        return switch (e) {
            case HostException h -> h.errno;
            case NoSuchFileException x -> ENOENT;
            case AccessDeniedException x -> EACCES;
            case FileAlreadyExistsException x -> EEXIST;
            case DirectoryNotEmptyException x -> ENOTEMPTY;
            case NotDirectoryException x -> ENOTDIR;
            case NotLinkException x -> EINVAL;
            case FileSystemLoopException x -> ELOOP;
            case ClosedChannelException x -> EBADF;
            case NonReadableChannelException x -> EBADF;
            case NonWritableChannelException x -> EBADF;
            case IllegalArgumentException x -> EINVAL;
            case FileSystemException f -> byText(f.getReason());
            case IOException i -> byText(i.getMessage());
            default -> EIO;
        };
    }

    private static int byText(String message) {
        if (message != null) {
            for (Map.Entry<Integer, String> t : TEXTS.entrySet()) {
                if (message.endsWith(t.getValue())) {
                    return t.getKey();
                }
            }
        }
        return EIO;
    }

    /** OSError for a failed call; the file name is borrowed and may be null. */
    public static PyException error(ThreadState ts, Throwable e, PyObject filename) {
        return error(ts, of(e), filename);
    }

    public static PyException error(ThreadState ts, int errno, PyObject filename) {
        return filename == null || filename == PyNone.NONE
                ? PyException.ofArgs(PyOSError.subtype(errno), PyLong.of(errno), PyUnicode.of(text(errno)))
                : PyException.ofArgs(PyOSError.subtype(errno), PyLong.of(errno), PyUnicode.of(text(errno)), Refs.newRef(ts, filename));
    }

    /** OSError about two file names, both borrowed. */
    public static PyException error(ThreadState ts, int errno, PyObject filename, PyObject filename2) {
        return PyException.ofArgs(PyOSError.subtype(errno), PyLong.of(errno), PyUnicode.of(text(errno)), Refs.newRef(ts, filename), PyNone.NONE, Refs.newRef(ts, filename2));
    }

    /** Raises if the result is a negative error number. */
    public static long check(ThreadState ts, long result) {
        if (result < 0) {
            throw error(ts, (int) -result, null);
        }
        return result;
    }

    public static int checkInt(ThreadState ts, long result) {
        return (int) check(ts, result);
    }
}
