// SPDX-License-Identifier: Apache-2.0
/** The modules behind hashlib: _md5, _sha1, _sha2, _sha3, _blake2. Each Python type is a {@link io.github.typhon.stdlib.hashes.PyHash}
 * around a {@link io.github.typhon.stdlib.hashes.HashEngine}. In: objects. Out: nothing. */
package io.github.typhon.stdlib.hashes;
