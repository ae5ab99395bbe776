// SPDX-License-Identifier: Apache-2.0
/** {@code _decimal}: the General Decimal Arithmetic over a coefficient that is a long while it fits and a BigInteger beyond.
 *  {@link io.github.typhon.stdlib._decimal.Dec} is a number, {@link io.github.typhon.stdlib._decimal.Rules} what a context says, with
 *  the conditions met so far; {@link io.github.typhon.stdlib._decimal.Arithmetic} and its neighbours compute exactly and round once, in
 *  {@link io.github.typhon.stdlib._decimal.Rounding}. The transcendental and the rare functions are those of {@code _pydecimal}, called
 *  through {@link io.github.typhon.stdlib._decimal.PythonTwin}. Read first: {@link io.github.typhon.stdlib._decimal.Dec}. */
package io.github.typhon.stdlib._decimal;
