// SPDX-License-Identifier: Apache-2.0
/** The {@code _abc} module: what {@code abc.ABCMeta} asks of the machine. */
package io.github.typhon.stdlib._abc;
