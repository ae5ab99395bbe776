// SPDX-License-Identifier: Apache-2.0
/** Python's bytes, and the algorithms over byte ranges that bytearray shares. Read {@link io.github.typhon.objects.bytes.PyBytes} first. */
package io.github.typhon.objects.bytes;
