// SPDX-License-Identifier: Apache-2.0
/** {@code _datetime}: dates, times and durations. {@link io.github.typhon.stdlib._datetime.Gregorian} has the calendar,
 *  {@link io.github.typhon.stdlib._datetime.Zones} what is asked of tzinfo objects. Values without a time zone hold no reference and are
 *  immortal, as ints are. Read first: {@link io.github.typhon.stdlib._datetime.PyDateTime}. */
package io.github.typhon.stdlib._datetime;
