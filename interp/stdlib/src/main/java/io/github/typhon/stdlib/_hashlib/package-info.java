// SPDX-License-Identifier: Apache-2.0
/** {@code _hashlib}: what CPython takes from OpenSSL, here from the hashes of the Java platform: constructors by name, HMAC, PBKDF2 and scrypt.
 *  Read first: {@link io.github.typhon.stdlib._hashlib.HashlibModule}. */
package io.github.typhon.stdlib._hashlib;
