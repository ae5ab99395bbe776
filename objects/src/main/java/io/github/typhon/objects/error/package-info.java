// SPDX-License-Identifier: Apache-2.0
/** The built-in exception types. {@link io.github.typhon.objects.error.Exc} names them all; those with state of their own have a Java class each, the
 *  others share their base's. Uses core, tuple, text and protocol; read {@link io.github.typhon.objects.error.PyBaseException} first. */
package io.github.typhon.objects.error;
