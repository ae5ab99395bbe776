// SPDX-License-Identifier: Apache-2.0
/** {@code _zoneinfo}: time zones from the system's files. Read first: {@link io.github.typhon.stdlib._zoneinfo.Transitions}. */
package io.github.typhon.stdlib._zoneinfo;
