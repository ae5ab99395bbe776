// SPDX-License-Identifier: Apache-2.0
/** bytearray and memoryview. Arrows: out to objects (bytes algorithms, buffer protocol). Read PyByteArray first. */
package io.github.typhon.collections.buffer;
