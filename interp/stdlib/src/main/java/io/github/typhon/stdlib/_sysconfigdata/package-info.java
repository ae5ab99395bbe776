// SPDX-License-Identifier: Apache-2.0
/** Module {@code _sysconfigdata_t_linux_java}: what {@code sysconfig} reads as the variables of the build. */
package io.github.typhon.stdlib._sysconfigdata;
