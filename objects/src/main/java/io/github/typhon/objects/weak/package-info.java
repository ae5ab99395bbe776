// SPDX-License-Identifier: Apache-2.0
/** Weak references: {@code weakref.ref}, proxies, the table that finds the weak references of an object, and the {@code _weakref} module.
 *  Above core and protocol; the collector uses {@link io.github.typhon.objects.weak.WeakRefs}. Read {@link io.github.typhon.objects.weak.WeakTable} first. */
package io.github.typhon.objects.weak;
