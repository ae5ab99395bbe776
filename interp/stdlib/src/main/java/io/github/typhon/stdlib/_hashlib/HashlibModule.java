// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._hashlib;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyBuiltinFunction;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.ErrorType;
import io.github.typhon.stdlib.hashes.PyHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** {@code _hashlib}. <p>Threads: stateless. */
@PyModule(name = "_hashlib", doc = "OpenSSL interface for hashlib module")
public final class HashlibModule {
    private static final ErrorType UNSUPPORTED = new ErrorType("_hashlib", "UnsupportedDigestmodError", () -> Exc.ValueError);
    private static final String CONSTRUCTOR = "openssl_";
    /** What scrypt may use if nothing else is said, as in OpenSSL. */
    private static final long SCRYPT_MEMORY = 32L << 20;

    private HashlibModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(PyNativeHash.TYPE);
        m.addType(PyNativeHmac.TYPE);
        m.add("UnsupportedDigestmodError", Refs.newRef(ts, (PyObject) UNSUPPORTED.of(ts)));
        Algorithm[] all = Algorithm.values();
        PyObject[] names = new PyObject[all.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = PyUnicode.intern(all[i].pythonName);
        }
        m.add("openssl_md_meth_names", Containers.factory().newFrozenSet(ts, names));
        m.add("_GIL_MINSIZE", 2048);
    }

    private static PyObject hash(ThreadState ts, Algorithm a, PyObject data, PyObject string) {
        byte[] b = PyHash.given(ts, data, string);
        PyNativeHash h = new PyNativeHash(ts, a, a.create());
        h.feed(b);
        return h;
    }

    @PyFunction(value = "($module, /, name, data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)", name = "new", textSignature = false,
            doc = "Return a new hash object using the named algorithm.\n\nAn optional string argument may be provided and will be\nautomatically hashed.\n\n"
                    + "The MD5 and SHA1 algorithms are always supported.")
    static PyObject create(ThreadState ts, PyObject name, PyObject data, boolean usedforsecurity, PyObject string) {
        Algorithm a = Algorithm.named(Args.toString(name, "new", "argument 'name'"));
        if (a == null) {
            // First the data, although there is nothing to hash it with.
            PyHash.given(ts, data, string);
            throw UNSUPPORTED.error(ts, "unsupported digest algorithm: " + PyUnicode.unwrap(name));
        }
        return hash(ts, a, data, string);
    }

    /** The algorithm that a name or one of the constructors stands for. */
    private static Algorithm algorithm(ThreadState ts, PyObject digestmod) {
        PyUnicode u = PyUnicode.unwrapOrNull(digestmod);
        String name = u != null ? u.toString() : null;
        if (digestmod instanceof PyBuiltinFunction f && f.newOf() == null) {
            String n = f.call().spec().name();
            name = n.startsWith(CONSTRUCTOR) && f.isFunctionOf("_hashlib", n) ? n.substring(CONSTRUCTOR.length()) : null;
        }
        Algorithm a = name == null ? null : Algorithm.named(name);
        if (a == null) {
            throw UNSUPPORTED.error(ts, "Unsupported digestmod " + Objects.reprText(ts, digestmod));
        }
        return a;
    }

    @PyFunction(value = "($module, /, key, msg=<unrepresentable>, digestmod=None)", textSignature = false, doc = "Return a new hmac object.")
    static PyObject hmac_new(ThreadState ts, PyObject key, PyObject msg, PyObject digestmod) {
        if (digestmod == null || digestmod == PyNone.NONE) {
            throw Raise.typeError("Missing required parameter 'digestmod'.");
        }
        Hmac h = new Hmac(algorithm(ts, digestmod), PyHash.bytes(ts, key));
        if (msg != null && msg != PyNone.NONE) {
            h.update(PyHash.bytes(ts, msg));
        }
        return new PyNativeHmac(ts, h);
    }

    @PyFunction(value = "($module, /, key, msg, digest)", doc = "Single-shot HMAC.")
    static PyObject hmac_digest(ThreadState ts, PyObject key, PyObject msg, PyObject digest) {
        Hmac h = new Hmac(algorithm(ts, digest), PyHash.bytes(ts, key));
        h.update(PyHash.bytes(ts, msg));
        return PyBytes.ofOwned(h.digest());
    }

    @PyFunction(value = "($module, /, hash_name, password, salt, iterations, dklen=None)", doc = "Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom function.")
    static PyObject pbkdf2_hmac(ThreadState ts, PyObject hashName, PyObject password, PyObject salt, long iterations, PyObject dklen) {
        String name = Args.toString(hashName, "pbkdf2_hmac", "argument 'hash_name'");
        Algorithm a = Algorithm.named(name);
        if (a == null) {
            throw UNSUPPORTED.error(ts, "unsupported digest algorithm: " + name);
        }
        byte[] p = Buffers.bytes(ts, password);
        byte[] s = Buffers.bytes(ts, salt);
        if (iterations < 1) {
            throw Raise.valueError("iteration value must be greater than 0.");
        }
        if (iterations > Integer.MAX_VALUE) {
            throw Raise.overflowError("iteration value is too great.");
        }
        long n = dklen == null || dklen == PyNone.NONE ? a.create().getDigestLength() : Args.toLong(ts, dklen);
        if (n < 1) {
            throw Raise.valueError("key length must be greater than 0.");
        }
        if (n > Integer.MAX_VALUE) {
            throw Raise.overflowError("key length is too great.");
        }
        return PyBytes.ofOwned(new Hmac(a, p).pbkdf2(s, iterations, (int) n, ts::poll));
    }

    @PyFunction(value = "($module, /, password, *, salt, n, r, p, maxmem=0, dklen=64)", doc = "scrypt password-based key derivation function.")
    static PyObject scrypt(ThreadState ts, PyObject password, PyObject salt, long n, long r, long p, PyObject maxmem, PyObject dklen) {
        byte[] secret = Buffers.bytes(ts, password);
        byte[] s = Buffers.bytes(ts, salt);
        if (n < 2 || (n & n - 1) != 0) {
            throw Raise.valueError("n must be a power of 2.");
        }
        long memory = maxmem == null ? 0 : Args.toLong(ts, maxmem);
        if (memory < 0 || memory > Integer.MAX_VALUE) {
            throw Raise.valueError("maxmem must be positive and smaller than %d", Integer.MAX_VALUE);
        }
        long length = dklen == null ? 64 : Args.toLong(ts, dklen);
        if (length < 1 || length > Integer.MAX_VALUE) {
            throw Raise.valueError("dklen must be greater than 0 and smaller than %d", Integer.MAX_VALUE);
        }
        boolean fits = r > 0 && p > 0 && r < 1 << 20 && p < 1 << 20 && r * p < 1 << 30 && n < 1L << 31;
        if (!fits || 128 * r * p + 128 * r * (n + 2) > (memory == 0 ? SCRYPT_MEMORY : memory)) {
            throw Raise.valueError("Invalid parameter combination for n, r, p, maxmem.");
        }
        return PyBytes.ofOwned(Scrypt.derive(secret, s, (int) n, (int) r, (int) p, (int) length, ts::poll));
    }

    @PyFunction(value = "($module, a, b, /)", doc = "Return 'a == b'.\n\nThis function uses an approach designed to prevent\ntiming analysis, making it appropriate for cryptography.\n\n"
            + "a and b must both be of the same type: either str (ASCII only),\nor any bytes-like object.\n\nNote: If a and b are of different lengths, or if an error occurs,\n"
            + "a timing attack could theoretically reveal information about the\ntypes and lengths of a and b--but not their values.")
    static boolean compare_digest(ThreadState ts, PyObject a, PyObject b) {
        PyUnicode u = PyUnicode.unwrapOrNull(a);
        PyUnicode v = PyUnicode.unwrapOrNull(b);
        if (u != null && v != null) {
            if (!u.isAscii() || !v.isAscii()) {
                throw Raise.typeError("comparing strings with non-ASCII characters is not supported");
            }
            return MessageDigest.isEqual(u.toString().getBytes(StandardCharsets.ISO_8859_1), v.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
        if (!Buffers.check(a) && !Buffers.check(b)) {
            throw Raise.typeError("unsupported operand types(s) or combination of types: '%s' and '%s'", PyType.of(a).name(), PyType.of(b).name());
        }
        return MessageDigest.isEqual(Buffers.bytes(ts, a), Buffers.bytes(ts, b));
    }

    @PyFunction(value = "($module, /)", doc = "Determine the OpenSSL FIPS mode of operation.")
    static long get_fips_mode() {
        return 0;
    }

    @PyFunction(value = "($module, /, data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)", textSignature = false,
            doc = "Returns a md5 hash object; optionally initialized with a string")
    static PyObject openssl_md5(ThreadState ts, PyObject data, boolean usedforsecurity, PyObject string) {
        return hash(ts, Algorithm.MD5, data, string);
    }

    @PyFunction(value = "($module, /, data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)", textSignature = false,
            doc = "Returns a sha1 hash object; optionally initialized with a string")
    static PyObject openssl_sha1(ThreadState ts, PyObject data, boolean usedforsecurity, PyObject string) {
        return hash(ts, Algorithm.SHA1, data, string);
    }

    @PyFunction(value = "($module, /, data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)", textSignature = false,
            doc = "Returns a sha224 hash object; optionally initialized with a string")
    static PyObject openssl_sha224(ThreadState ts, PyObject data, boolean usedforsecurity, PyObject string) {
        return hash(ts, Algorithm.SHA224, data, string);
    }

    @PyFunction(value = "($module, /, data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)", textSignature = false,
            doc = "Returns a sha256 hash object; optionally initialized with a string")
    static PyObject openssl_sha256(ThreadState ts, PyObject data, boolean usedforsecurity, PyObject string) {
        return hash(ts, Algorithm.SHA256, data, string);
    }

    @PyFunction(value = "($module, /, data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)", textSignature = false,
            doc = "Returns a sha384 hash object; optionally initialized with a string")
    static PyObject openssl_sha384(ThreadState ts, PyObject data, boolean usedforsecurity, PyObject string) {
        return hash(ts, Algorithm.SHA384, data, string);
    }

    @PyFunction(value = "($module, /, data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)", textSignature = false,
            doc = "Returns a sha512 hash object; optionally initialized with a string")
    static PyObject openssl_sha512(ThreadState ts, PyObject data, boolean usedforsecurity, PyObject string) {
        return hash(ts, Algorithm.SHA512, data, string);
    }

    @PyFunction(value = "($module, /, data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)", textSignature = false,
            doc = "Returns a sha3-224 hash object; optionally initialized with a string")
    static PyObject openssl_sha3_224(ThreadState ts, PyObject data, boolean usedforsecurity, PyObject string) {
        return hash(ts, Algorithm.SHA3_224, data, string);
    }

    @PyFunction(value = "($module, /, data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)", textSignature = false,
            doc = "Returns a sha3-256 hash object; optionally initialized with a string")
    static PyObject openssl_sha3_256(ThreadState ts, PyObject data, boolean usedforsecurity, PyObject string) {
        return hash(ts, Algorithm.SHA3_256, data, string);
    }

    @PyFunction(value = "($module, /, data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)", textSignature = false,
            doc = "Returns a sha3-384 hash object; optionally initialized with a string")
    static PyObject openssl_sha3_384(ThreadState ts, PyObject data, boolean usedforsecurity, PyObject string) {
        return hash(ts, Algorithm.SHA3_384, data, string);
    }

    @PyFunction(value = "($module, /, data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)", textSignature = false,
            doc = "Returns a sha3-512 hash object; optionally initialized with a string")
    static PyObject openssl_sha3_512(ThreadState ts, PyObject data, boolean usedforsecurity, PyObject string) {
        return hash(ts, Algorithm.SHA3_512, data, string);
    }

}
